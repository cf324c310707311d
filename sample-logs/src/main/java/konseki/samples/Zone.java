package konseki.samples;

/// A side of the perimeter firewall: its interface, and which addresses live behind it.
enum Zone {
    SERVERS("port2", "lan"),
    DMZ("port3", "dmz"),
    OFFICE("port4", "lan"),
    VPN("ssl.root", "undefined"),
    INTERNET("wan1", "wan");

    private final String interfaceName;
    private final String role;

    Zone(String interfaceName, String role) {
        this.interfaceName = interfaceName;
        this.role = role;
    }

    static Zone of(String address) {
        if (address.startsWith("10.10.1.")) {
            return SERVERS;
        }
        if (address.startsWith("10.10.2.") || address.startsWith("203.0.113.")) {
            return DMZ;
        }
        if (address.startsWith("10.10.20.")) {
            return OFFICE;
        }
        if (address.startsWith("192.168.10.")) {
            return OFFICE;
        }
        return address.startsWith("10.10.200.") || address.startsWith("10.212.134.") ? VPN : INTERNET;
    }

    String interfaceName() {
        return interfaceName;
    }

    String role() {
        return role;
    }
}
