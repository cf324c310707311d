package konseki.detect.intrusion;

/// What one logs in to. The order is part of the state's version.
enum Service {
    VPN,
    /// Remote desktop and network logons; guessing tries one and enters by the other.
    WINDOWS,
    KERBEROS,
    SSH,
    /// Administration of an appliance.
    DEVICE,
    OTHER,
    /// SQL Server.
    DATABASE;

    private static final Service[] VALUES = values();

    static Service at(int ordinal) {
        return VALUES[ordinal];
    }

    /// For a reader.
    String shown() {
        return switch (this) {
            case VPN -> "VPN";
            case WINDOWS -> "Windows logon";
            case KERBEROS -> "Kerberos";
            case SSH -> "SSH";
            case DEVICE -> "device administration";
            case OTHER -> "login";
            case DATABASE -> "database";
        };
    }
}
