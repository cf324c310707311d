package konseki.samples;

/// A rule of a firewall, by the number and name under which its log knows it.
interface Rule {

    int number();

    /// Its name, or "" for the rule that refuses whatever no other rule allows.
    String title();

    boolean denies();

    /// Whether the source address is replaced by a public one on the way out.
    boolean translatesSource();

    /// Whether the destination is a published address that stands for a machine in the DMZ.
    boolean translatesDestination();
}
