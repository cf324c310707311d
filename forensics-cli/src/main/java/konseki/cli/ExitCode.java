package konseki.cli;

/// Exit statuses that say no verdict; those that do are [konseki.finding.ExitStatus]. 1, 2 and 126 upwards, which
/// shells and JVMs return by themselves, mean nothing here.
final class ExitCode {
    static final int DONE = 0;

    /// Of `verify`.
    static final int DIFFERS = 30;

    /// Usage or input error.
    static final int USAGE = 64;

    /// Internal or I/O error, disk full, interrupted.
    static final int INTERNAL = 70;

    private ExitCode() {}
}
