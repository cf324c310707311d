package konseki.detect.intrusion;

import konseki.detect.Clauses;
import konseki.detect.Dataset;
import konseki.event.Field;
import konseki.query.Query;

/// What one logs in to. The order is part of the state's version.
enum Service {
    VPN,
    /// Remote desktop and network logons; guessing tries one and enters by the other.
    WINDOWS,
    KERBEROS,
    SSH,
    /// Administration of an appliance.
    DEVICE,
    OTHER;

    private static final Service[] VALUES = values();

    static Service at(int ordinal) {
        return VALUES[ordinal];
    }

    /// Logins of this kind from an address.
    Query query(String client) {
        Query from = Clauses.address(Field.SOURCE_IP, client);
        Query authentication = Clauses.is(Field.EVENT_CATEGORY, "authentication");
        return switch (this) {
            case VPN, DEVICE -> Query.and(Query.or(Clauses.dataset(Dataset.FIREWALL_EVENT), authentication), from);
            case WINDOWS ->
                Query.and(Clauses.dataset(Dataset.SECURITY, Dataset.SESSIONS, Dataset.ENDPOINT), authentication, from);
            case KERBEROS -> Query.and(Clauses.codes(Dataset.SECURITY, "4768", "4771"), from);
            case SSH -> Query.and(Clauses.dataset(Dataset.LINUX_AUTH), from);
            case OTHER -> Query.and(authentication, from);
        };
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
        };
    }
}
