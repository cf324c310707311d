package konseki.samples;

/// A program that runs on some machine.
///
/// @param start when it was started; with the process id it makes the GUID that Sysmon gives it
record RunningProgram(Account account, String image, int processId, long start) {}
