package konseki.detect.lateral;

import konseki.event.Slice;

/// What the path of a service's program says.
final class ServicePath {
    private static final Slice EXE = Slice.of(".exe");
    private static final Slice PSEXEC = Slice.of("psexesvc");
    private static final Slice ROOT_VARIABLE = Slice.of("%systemroot%");
    private static final Slice ROOT = Slice.of("c:\\windows");
    private static final int RANDOM_NAME = 8;

    private ServicePath() {}

    /// Whether the program lies in the Windows folder itself and has a name of eight letters, as some tools make them.
    ///
    /// @param path folded
    static boolean isRandom(Slice path) {
        int slash = path.lastIndexOf('\\');
        if (slash < 0 || path.length() - slash - 1 != RANDOM_NAME + EXE.length() || !path.endsWith(EXE)) {
            return false;
        }
        int from = path.offset() + slash + 1;
        byte[] bytes = path.bytes();
        for (int i = from; i < from + RANDOM_NAME; i++) {
            if (bytes[i] < 'a' || bytes[i] > 'z') {
                return false;
            }
        }
        boolean inRoot = slash == ROOT_VARIABLE.length() && path.startsWith(ROOT_VARIABLE)
                || slash == ROOT.length() && path.startsWith(ROOT);
        return inRoot && path.indexOf(PSEXEC) < 0;
    }
}
