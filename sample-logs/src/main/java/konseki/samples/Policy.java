package konseki.samples;

/// The rules of the perimeter firewall FG-DC01, by their numbers and names.
enum Policy implements Rule {
    IMPLICIT_DENY(0, ""),
    OFFICE_TO_PROXY(3, "office-to-proxy"),
    PROXY_TO_INTERNET(4, "proxy-to-internet"),
    PUBLISHED_WEB(5, "publish-web"),
    PUBLISHED_MAIL(6, "publish-mail"),
    FILE_SERVER_SUPPORT(7, "temp-fs01-vendor-support"),
    MAIL_TO_INTERNET(8, "mail-to-internet"),
    CLOUD_BACKUP(9, "bk01-cloud-backup"),
    UPDATES(11, "wsus-updates"),
    FILING(12, "app01-egov-filing"),
    RESOLVER(13, "dc01-dns"),
    OFFICE_TO_SERVERS(20, "office-to-servers"),
    ADMINISTRATION(21, "admin-to-servers"),
    VPN_TO_SERVERS(30, "sslvpn-to-servers"),
    SERVERS_DENIED(90, "deny-servers-out"),
    ISOLATION(99, "INCIDENT-isolate-all");

    private final int number;
    private final String title;

    Policy(int number, String title) {
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
        return this == IMPLICIT_DENY || this == SERVERS_DENIED || this == ISOLATION;
    }

    @Override
    public boolean translatesSource() {
        return switch (this) {
            case PROXY_TO_INTERNET, FILE_SERVER_SUPPORT, MAIL_TO_INTERNET, CLOUD_BACKUP, UPDATES, FILING, RESOLVER ->
                true;
            default -> false;
        };
    }

    @Override
    public boolean translatesDestination() {
        return this == PUBLISHED_WEB || this == PUBLISHED_MAIL;
    }
}
