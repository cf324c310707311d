package konseki.benchmarks;

/// Writes the lines of one kind of log, one after another. Belongs to one thread.
interface LineSource {

    /// Appends a line, line feed included.
    ///
    /// @param number of the line, from 0; later lines have later times
    /// @return what the line adds to the sum of [LogKind#summed]
    long write(Draw draw, long number, AsciiLine out);
}
