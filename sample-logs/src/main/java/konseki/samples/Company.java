package konseki.samples;

import java.util.List;

/// The data-centre operator of the full cases: machines, people and the outside world it talks to. All invented.
///
/// Public addresses are those reserved for documentation (RFC 5737) and for benchmarks (RFC 2544).
final class Company {

    static final String DOMAIN = "corp.example";
    static final String DOMAIN_SHORT = "CORP";
    static final String DOMAIN_SID = "S-1-5-21-1757981266-838170752-725345543";

    static final Machine DC01 = new Machine("DC01", DOMAIN, "10.10.1.5", 1);
    static final Machine DB01 = new Machine("DB01", DOMAIN, "10.10.1.11", 2);
    static final Machine DB02 = new Machine("DB02", DOMAIN, "10.10.1.12", 3);
    static final Machine BK01 = new Machine("BK01", DOMAIN, "10.10.1.20", 4);
    static final Machine FS01 = new Machine("FS01", DOMAIN, "10.10.1.21", 5);
    static final Machine APP01 = new Machine("APP01", DOMAIN, "10.10.1.31", 6);
    static final Machine APP02 = new Machine("APP02", DOMAIN, "10.10.1.32", 7);
    static final Machine LOG01 = new Machine("LOG01", DOMAIN, "10.10.1.40", 8);
    static final Machine LNX01 = new Machine("LNX01", DOMAIN, "10.10.1.50", 9);
    static final Machine WEB01 = new Machine("WEB01", DOMAIN, "10.10.2.10", 10);
    static final Machine PROXY01 = new Machine("PROXY01", DOMAIN, "10.10.2.20", 11);
    static final Machine MAIL01 = new Machine("MAIL01", DOMAIN, "10.10.2.30", 12);
    static final Machine ADM01 = new Machine("ADM01", DOMAIN, "10.10.20.10", 13);
    static final Machine ADM02 = new Machine("ADM02", DOMAIN, "10.10.20.11", 14);
    static final Machine WS01 = new Machine("WS01", DOMAIN, "10.10.20.101", 15);
    static final Machine WS02 = new Machine("WS02", DOMAIN, "10.10.20.102", 16);
    static final Machine WS03 = new Machine("WS03", DOMAIN, "10.10.20.103", 17);
    static final Machine WS04 = new Machine("WS04", DOMAIN, "10.10.20.104", 18);
    static final Machine WS05 = new Machine("WS05", DOMAIN, "10.10.20.105", 19);

    /// Servers on Windows whose logs reach the log server.
    static final List<Machine> WINDOWS_SERVERS = List.of(DC01, DB01, DB02, BK01, FS01, APP01, APP02);

    static final List<Machine> LINUX_SERVERS = List.of(LOG01, LNX01, WEB01, PROXY01);
    static final List<Machine> WORKSTATIONS = List.of(WS01, WS02, WS03, WS04, WS05);

    static final String FIREWALL = "203.0.113.2";
    static final String PUBLIC_WEB = "203.0.113.5";
    static final String PUBLIC_MAIL = "203.0.113.6";
    static final String BACKUP_SERVICE = "198.51.100.20";
    static final String FILING_SERVICE = "192.0.2.80";
    static final String RESOLVER = "192.0.2.53";

    static final String ATTACKER = "198.51.100.77";
    static final String ATTACKER_POOL = "10.10.200.14";
    static final String STOLEN_VPN_USER = "svc-support";
    static final String STOLEN_ADMIN = "adm.mori";
    static final String SHARING_SERVICE = "198.51.100.200";
    static final String DROP_SERVER = "198.51.100.180";

    private Company() {}

    /// The machine that a published address stands for.
    static String behind(String publicAddress) {
        return publicAddress.equals(PUBLIC_WEB) ? WEB01.address() : MAIL01.address();
    }

    /// Security identifier of an account, always the same for one name.
    static String sid(String account) {
        return DOMAIN_SID + "-" + (1_100 + Math.floorMod(account.hashCode(), 800));
    }
}
