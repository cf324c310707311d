package konseki.samples;

/// A machine of a company.
///
/// @param domain DNS name of its Windows domain
/// @param serial its place in the list, from which ids and first record numbers follow
record Machine(String name, String domain, String address, int serial) {

    String fullName() {
        return name + "." + domain;
    }

    /// Name as the domain knows it, `FS01$`.
    String account() {
        return name + "$";
    }
}
