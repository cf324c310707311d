package konseki.evidence;

/// What the first bytes of a file say about the container around the log.
enum Magic {
    GZIP(""),
    ZSTD(""),
    ZIP(""),
    TAR("a tar archive: extract it and name the folder"),
    SEVEN_ZIP("a 7z archive: extract it and name the folder"),
    RAR("a RAR archive: extract it and name the folder"),
    XZ("compressed by xz: decompress it first"),
    BZIP2("compressed by bzip2: decompress it first"),
    DISK_IMAGE("a disk image: mount it read-only and name the folder of its logs"),
    PCAP("captured packets, not a log"),
    SQLITE("a SQLite database, not a log"),
    UNKNOWN("");

    private final String advice;

    Magic(String advice) {
        this.advice = advice;
    }

    /// What to do with a file that is not read.
    String advice() {
        return advice;
    }

    boolean isUnreadable() {
        return !advice.isEmpty();
    }

    static Magic of(byte[] head) {
        if (starts(head, 0x1f, 0x8b, 8)) {
            return GZIP;
        }
        if (starts(head, 0x28, 0xb5, 0x2f, 0xfd)) {
            return ZSTD;
        }
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (starts(head, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c)) {
            return SEVEN_ZIP;
        }
        if (starts(head, 'R', 'a', 'r', '!', 0x1a, 7)) {
            return RAR;
        }
        if (starts(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return XZ;
        }
        if (starts(head, 'B', 'Z', 'h') && head.length > 9 && head[4] == 0x31 && head[5] == 0x41) {
            return BZIP2;
        }
        if (head.length > 262 && starts(java.util.Arrays.copyOfRange(head, 257, 262), 'u', 's', 't', 'a', 'r')) {
            return TAR;
        }
        if (starts(head, 'E', 'V', 'F', 9)
                || starts(head, 'K', 'D', 'M')
                || starts(head, 'v', 'h', 'd', 'x')
                || starts(head, 'c', 'o', 'n', 'e', 'c', 't', 'i', 'x')
                || starts(head, 'Q', 'F', 'I', 0xfb)) {
            return DISK_IMAGE;
        }
        if (starts(head, 0xd4, 0xc3, 0xb2, 0xa1)
                || starts(head, 0xa1, 0xb2, 0xc3, 0xd4)
                || starts(head, 0x0a, 0x0d, 0x0d, 0x0a)) {
            return PCAP;
        }
        return starts(head, 'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f') ? SQLITE : UNKNOWN;
    }

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
