package konseki.samples;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The perimeter firewall FG-DC01: its traffic, VPN and system records as it sends them to the log server.
///
/// Fields and log ids follow the FortiOS 7 log reference: 13 end of session, 20 interim statistics of a long session,
/// 14 traffic to the firewall itself, 39426 and 39947 to 39949 the SSL-VPN.
final class Fortigate {

    static final String NAME = "FG-DC01";

    private static final String SERIAL = "FG100FTK21004711";
    private static final String PUBLIC_ADDRESS = "203.0.113.3";
    private static final long FIRST_SUNDAY = Jst.at("2023-04-30 00:00:00");

    private final Dice dice = Dice.named("fortigate records");
    private final TreeMap<String, LogFile> weeks = new TreeMap<>();
    private final Ledger ledger = new Ledger();
    private final List<Interval> silences = new ArrayList<>();
    private final Uplink uplink;
    private final long from;
    private long session = 10_482_210;

    /// @param from records before this time are gone (the log server kept no more)
    Fortigate(long from, Uplink uplink) {
        this.from = from;
        this.uplink = uplink;
    }

    Collection<LogFile> files() {
        return weeks.values();
    }

    Ledger ledger() {
        return ledger;
    }

    /// Nothing that is logged in the interval reaches the log server.
    void silence(Interval interval) {
        silences.add(interval);
    }

    /// A session at its end, or an attempt that was refused.
    void log(Flow flow) {
        account(flow);
        write(flow.end(), () -> traffic(flow, "0000000013", nextSession(), new Fields()));
    }

    /// A session that was logged while it ran, every two minutes, and at its end.
    ///
    /// @param steps what each interim record adds; the bytes that they leave over come with the end record
    void log(Flow flow, Iterable<InterimStep> steps) {
        long id = session + 700_000 + Math.floorMod(flow.start(), 90_000L);
        long sent = 0;
        long received = 0;
        for (InterimStep step : steps) {
            sent += step.sent();
            received += step.received();
            Flow soFar = flow.until(step.at(), sent, received);
            Fields deltas = new Fields().value("sentdelta", step.sent()).value("rcvddelta", step.received());
            write(step.at(), () -> traffic(soFar, "0000000020", id, deltas));
        }
        account(flow);
        write(flow.end(), () -> traffic(flow, "0000000013", id, new Fields()));
    }

    private void account(Flow flow) {
        uplink.carry(flow);
        if (recorded(flow.end())) {
            ledger.record(flow);
        }
    }

    /// A packet to the firewall's own address that no rule lets in.
    void logRefusedAtTheDoor(long at, String source, int sourcePort, String destination, int destinationPort) {
        write(
                at,
                () -> line(
                        188,
                        head(at, "0001000014", "traffic", "local", "notice")
                                .value("srcip", source)
                                .value("srcport", sourcePort)
                                .text("srcintf", "wan1")
                                .text("srcintfrole", "wan")
                                .value("dstip", destination)
                                .value("dstport", destinationPort)
                                .text("dstintf", "root")
                                .text("dstintfrole", "undefined")
                                .text("srccountry", country(source))
                                .text("dstcountry", "Japan")
                                .value("sessionid", nextSession())
                                .value("proto", 6)
                                .text("action", "deny")
                                .value("policyid", 0)
                                .text("policytype", "local-in-policy")
                                .text("service", service(6, destinationPort))
                                .text("trandisp", "noop")
                                .text("app", service(6, destinationPort))
                                .value("duration", 0)
                                .value("sentbyte", 0)
                                .value("rcvdbyte", 0)
                                .value("sentpkt", 0)
                                .value("rcvdpkt", 0)
                                .text("appcat", "unscanned")
                                .value("crscore", 5)
                                .value("craction", 262_144)
                                .text("crlevel", "low")));
    }

    /// @param reason in the firewall's words, `sslvpn_login_permission_denied` or `sslvpn_login_unknown_user`
    void logVpnFailure(long at, String client, String user, String reason) {
        write(
                at,
                () -> line(
                        185,
                        head(at, "0101039426", "event", "vpn", "alert")
                                .text("logdesc", "SSL VPN login fail")
                                .text("action", "ssl-login-fail")
                                .text("tunneltype", "ssl-web")
                                .value("tunnelid", 0)
                                .value("remip", client)
                                .text("user", user)
                                .text("group", "N/A")
                                .text("dst_host", "N/A")
                                .text("reason", reason)
                                .text("msg", "SSL user failed to logged in")));
    }

    void logVpnUp(VpnSession vpn) {
        Supplier<Fields> fields = () -> vpn(vpn, vpn.from(), "0101039947", "SSL VPN tunnel up", "tunnel-up")
                .text("reason", "tunnel established")
                .text("msg", "SSL tunnel established");
        write(vpn.from(), () -> line(190, fields.get()));
    }

    /// @param sent     bytes from the client so far
    /// @param received bytes to the client so far
    void logVpnStatistics(VpnSession vpn, long at, long sent, long received) {
        Supplier<Fields> fields = () -> vpn(vpn, at, "0101039949", "SSL VPN statistics", "tunnel-stats")
                .value("nextstat", 600)
                .value("duration", (at - vpn.from()) / Jst.SECOND)
                .value("sentbyte", sent)
                .value("rcvdbyte", received)
                .text("msg", "SSL tunnel statistics");
        write(at, () -> line(190, fields.get()));
    }

    void logVpnDown(VpnSession vpn, String reason) {
        uplink.carry(vpn.to(), vpn.seconds(), vpn.received(), vpn.sent());
        Supplier<Fields> fields = () -> vpn(vpn, vpn.to(), "0101039948", "SSL VPN tunnel down", "tunnel-down")
                .text("reason", reason)
                .value("duration", vpn.seconds())
                .value("sentbyte", vpn.sent())
                .value("rcvdbyte", vpn.received())
                .text("msg", "SSL tunnel shutdown");
        write(vpn.to(), () -> line(190, fields.get()));
    }

    /// The firewall's own sign of life.
    void logPerformance(long at) {
        write(
                at,
                () -> line(
                        189,
                        head(at, "0100040704", "event", "system", "notice")
                                .text("logdesc", "System performance statistics")
                                .text("action", "perf-stats")
                                .value("cpu", dice.between(1, 9))
                                .value("mem", dice.between(38, 42))
                                .value("totalsession", dice.between(280, 460))
                                .value("disk", 0)
                                .text("bandwidth", dice.between(90, 990) + "/" + dice.between(90, 990))
                                .value("setuprate", dice.between(1, 9))
                                .value("disklograte", 0)
                                .value("fazlograte", 0)
                                .text(
                                        "msg",
                                        "Performance statistics: average CPU, memory, concurrent sessions, setup-rate")));
    }

    void logAdministratorLogin(long at, String user, String address) {
        write(
                at,
                () -> line(
                        190,
                        head(at, "0100032001", "event", "system", "information")
                                .text("logdesc", "Admin login successful")
                                .and(administrator(at, user, address, "login"))
                                .text("profile", "super_admin")
                                .text(
                                        "msg",
                                        "Administrator " + user + " logged in successfully from https(" + address
                                                + ")")));
    }

    void logAdministratorLogout(long at, String user, String address) {
        write(
                at,
                () -> line(
                        190,
                        head(at, "0100032003", "event", "system", "information")
                                .text("logdesc", "Admin logout successful")
                                .and(administrator(at, user, address, "logout"))
                                .text("msg", "Administrator " + user + " logged out from https(" + address + ")")));
    }

    /// A rule that an administrator added.
    void logRuleAdded(long at, String user, String address, Rule rule) {
        write(
                at,
                () -> line(
                        190,
                        head(at, "0100044547", "event", "system", "information")
                                .text("logdesc", "Object attribute configured")
                                .text("user", user)
                                .text("ui", "GUI(" + address + ")")
                                .text("action", "Add")
                                .value("cfgtid", 52_428_801)
                                .text("cfgpath", "firewall.policy")
                                .text("cfgobj", Integer.toString(rule.number()))
                                .text("cfgattr", "name[" + rule.title() + "]action[deny]logtraffic[all]")
                                .text("msg", "Add firewall.policy " + rule.number())));
    }

    private static Fields administrator(long at, String user, String address, String action) {
        return new Fields()
                .text("sn", Long.toString(at / Jst.SECOND))
                .text("user", user)
                .text("ui", "https(" + address + ")")
                .text("method", "https")
                .value("srcip", address)
                .value("dstip", "10.10.1.1")
                .text("action", action)
                .text("status", "success")
                .text("reason", "none");
    }

    private Fields vpn(VpnSession vpn, long at, String logId, String description, String action) {
        return head(at, logId, "event", "vpn", "information")
                .text("logdesc", description)
                .text("action", action)
                .text("tunneltype", "ssl-tunnel")
                .value("tunnelid", vpn.id())
                .value("remip", vpn.client())
                .value("tunnelip", vpn.poolAddress())
                .text("user", vpn.user())
                .text("group", "sslvpn-users")
                .text("dst_host", "N/A");
    }

    private String traffic(Flow flow, String logId, long sessionId, Fields extra) {
        Zone source = Zone.of(flow.source());
        Zone destination = Zone.of(flow.destination());
        Rule rule = flow.rule();
        Fields fields = head(flow.end(), logId, "traffic", "forward", "notice")
                .value("srcip", flow.source())
                .value("srcport", flow.sourcePort())
                .text("srcintf", source.interfaceName())
                .text("srcintfrole", source.role())
                .value("dstip", flow.destination())
                .value("dstport", flow.destinationPort())
                .text("dstintf", destination.interfaceName())
                .text("dstintfrole", destination.role())
                .text("srccountry", country(flow.source()))
                .text("dstcountry", country(flow.destination()))
                .value("sessionid", sessionId)
                .value("proto", flow.protocol())
                .text("action", flow.close())
                .value("policyid", rule.number())
                .text("policytype", "policy");
        if (!rule.title().isEmpty()) {
            fields.text("policyname", rule.title());
        }
        fields.text("service", service(flow.protocol(), flow.destinationPort()))
                .and(translation(flow))
                .value("duration", flow.seconds())
                .value("sentbyte", flow.sent())
                .value("rcvdbyte", flow.received())
                .value("sentpkt", flow.sentPackets())
                .value("rcvdpkt", flow.receivedPackets())
                .text("appcat", "unscanned")
                .and(extra);
        if (!flow.hostname().isEmpty()) {
            fields.text("hostname", flow.hostname());
        }
        if (rule.denies()) {
            fields.value("crscore", 30).value("craction", 131_072).text("crlevel", "high");
        }
        return line(rule.denies() ? 188 : 189, fields);
    }

    private static Fields translation(Flow flow) {
        if (flow.rule().translatesSource()) {
            return new Fields()
                    .text("trandisp", "snat")
                    .value("transip", PUBLIC_ADDRESS)
                    .value("transport", flow.sourcePort());
        }
        if (flow.rule().translatesDestination()) {
            return new Fields()
                    .text("trandisp", "dnat")
                    .value("tranip", Company.behind(flow.destination()))
                    .value("tranport", flow.destinationPort());
        }
        return new Fields().text("trandisp", "noop");
    }

    private Fields head(long at, String logId, String type, String subtype, String level) {
        String nanos = Jst.padded(Math.floorMod(at, Jst.SECOND), 3) + Jst.padded(dice.between(0, 999_999), 6);
        return new Fields()
                .value("date", Jst.date(at))
                .value("time", Jst.time(at))
                .text("devname", NAME)
                .text("devid", SERIAL)
                .value("eventtime", at / Jst.SECOND + nanos)
                .text("tz", "+0900")
                .text("logid", logId)
                .text("type", type)
                .text("subtype", subtype)
                .text("level", level)
                .text("vd", "root");
    }

    private static String line(int priority, Fields fields) {
        return "<" + priority + ">" + fields.keyValues();
    }

    private long nextSession() {
        session += dice.between(1, 60);
        return session;
    }

    private void write(long at, Supplier<String> record) {
        if (recorded(at)) {
            long week = Math.floorDiv(at - FIRST_SUNDAY, 7 * Jst.DAY);
            String name = "fortigate/FG-DC01_" + Jst.compactDate(FIRST_SUNDAY + week * 7 * Jst.DAY) + ".log.gz";
            weeks.computeIfAbsent(name, LogFile::new).add(at, record);
        }
    }

    private boolean recorded(long at) {
        return at >= from && silences.stream().noneMatch(silence -> silence.holds(at));
    }

    private static String country(String address) {
        if (address.startsWith("10.")) {
            return "Reserved";
        }
        if (address.startsWith("198.18.")) {
            return "United States";
        }
        return address.startsWith("198.51.100.1") ? "Netherlands" : "Japan";
    }

    /// The firewall's name for a port.
    static String service(int protocol, int port) {
        return switch (port) {
            case 22 -> "SSH";
            case 25 -> "SMTP";
            case 53 -> "DNS";
            case 80 -> "HTTP";
            case 88 -> "KERBEROS";
            case 123 -> "NTP";
            case 389 -> "LDAP";
            case 443 -> "HTTPS";
            case 445 -> "SMB";
            case 3389 -> "RDP";
            default -> (protocol == 17 ? "udp/" : "tcp/") + port;
        };
    }
}
