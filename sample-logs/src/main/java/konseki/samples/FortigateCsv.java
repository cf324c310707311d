package konseki.samples;

import java.util.Collection;
import java.util.TreeMap;

/// The forward-traffic log of a small FortiGate as somebody saved it from the web console: one CSV per day, and never
/// more than 5,000 rows, whatever the day held.
final class FortigateCsv {

    static final int ROW_LIMIT = 5_000;

    private final TreeMap<String, LogFile> days = new TreeMap<>();
    private final TreeMap<String, Integer> rows = new TreeMap<>();
    private final Ledger ledger = new Ledger();
    private final Dice dice = Dice.named("office firewall");
    private final Uplink uplink;
    private long session = 55_120;

    FortigateCsv(Uplink uplink) {
        this.uplink = uplink;
    }

    Collection<LogFile> files() {
        return days.values();
    }

    Ledger ledger() {
        return ledger;
    }

    /// Adds a session; the sessions of a day must come in the order of their ends.
    void log(Flow flow) {
        uplink.carry(flow);
        session += dice.between(1, 40);
        String day = Jst.compactDate(flow.end());
        if (rows.merge(day, 1, Integer::sum) <= ROW_LIMIT) {
            ledger.record(flow);
            Fields row = row(flow);
            LogFile file =
                    days.computeIfAbsent(day, each -> new LogFile("fortigate-gui/forward-traffic-" + each + ".csv.gz"));
            file.headerOnce("\"" + String.join("\",\"", row.names()) + "\"");
            file.add(flow.end(), row.csvRow());
        }
    }

    private Fields row(Flow flow) {
        Rule rule = flow.rule();
        return new Fields()
                .text("date", Jst.date(flow.end()))
                .text("time", Jst.time(flow.end()))
                .text("tz", "+0900")
                .text("devname", SmallOffice.FIREWALL)
                .text("logid", "0000000013")
                .text("type", "traffic")
                .text("subtype", "forward")
                .text("level", "notice")
                .value("srcip", flow.source())
                .value("srcport", flow.sourcePort())
                .text("srcintf", interfaceOf(flow.source()))
                .value("dstip", flow.destination())
                .value("dstport", flow.destinationPort())
                .text("dstintf", interfaceOf(flow.destination()))
                .value("sessionid", session)
                .value("proto", flow.protocol())
                .text("action", flow.close())
                .value("policyid", rule.number())
                .text("policyname", rule.title())
                .text("service", Fortigate.service(flow.protocol(), flow.destinationPort()))
                .text("trandisp", rule.translatesSource() ? "snat" : "noop")
                .value("transip", rule.translatesSource() ? SmallOffice.PUBLIC_ADDRESS : "")
                .value("duration", flow.seconds())
                .value("sentbyte", flow.sent())
                .value("rcvdbyte", flow.received())
                .value("sentpkt", flow.sentPackets())
                .value("rcvdpkt", flow.receivedPackets())
                .text("hostname", flow.hostname());
    }

    private static String interfaceOf(String address) {
        if (address.startsWith("192.168.")) {
            return "internal";
        }
        return address.startsWith("10.212.") ? "ssl.root" : "wan1";
    }
}
