package konseki.investigation;

/// Where something stands in case.yaml.
///
/// @param file name without folders
/// @param line from 1
record Place(String file, int line) {

    /// @param problem what is wrong and what to do, in two sentences
    CaseFileException error(String problem) {
        return new CaseFileException(file, line, problem);
    }
}
