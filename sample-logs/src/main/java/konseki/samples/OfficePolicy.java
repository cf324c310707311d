package konseki.samples;

/// The rules of the small office's firewall.
enum OfficePolicy implements Rule {
    IMPLICIT_DENY(0, ""),
    TO_INTERNET(1, "internal-to-wan1"),
    VPN(2, "sslvpn-to-internal");

    private final int number;
    private final String title;

    OfficePolicy(int number, String title) {
        this.number = number;
        this.title = title;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean denies() {
        return this == IMPLICIT_DENY;
    }

    @Override
    public boolean translatesSource() {
        return this == TO_INTERNET;
    }

    @Override
    public boolean translatesDestination() {
        return false;
    }
}
