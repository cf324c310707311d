package konseki.parse.firewall;

import java.util.Optional;
import konseki.event.Timestamp;
import konseki.parse.Seed;

/// The record of a session's end that a seeded control needs, in both forms in which FortiOS records come.
///
/// @param flow what it says
record FortiGateControl(Seed.Flow flow) {
    static final String HEADER =
            "\"date\",\"time\",\"tz\",\"devname\",\"logid\",\"type\",\"subtype\",\"level\",\"srcip\","
                    + "\"srcport\",\"dstip\",\"dstport\",\"proto\",\"action\",\"trandisp\",\"duration\",\"sentbyte\",\"rcvdbyte\"";
    private static final String DEVICE = "control";

    static Optional<FortiGateControl> of(Seed seed) {
        return seed instanceof Seed.Flow flow ? Optional.of(new FortiGateControl(flow)) : Optional.empty();
    }

    /// As the firewall sends it.
    String pairs() {
        String ports = flow.transport().equals("icmp") ? "" : " srcport=40000 dstport=" + flow.port();
        return "date=" + date() + " time=" + time() + " devname=\"" + DEVICE
                + "\" tz=\"+0000\" logid=\"0000000013\" type=\"traffic\" subtype=\"forward\" level=\"notice\" vd=\"root\" srcip="
                + flow.source() + " dstip=" + flow.destination() + ports + " proto=" + flow.protocol()
                + " action=\"close\" trandisp=\"noop\" duration=" + flow.seconds() + " sentbyte=" + flow.sourceBytes()
                + " rcvdbyte=" + flow.destinationBytes();
    }

    /// As its pages download it, under [#HEADER].
    String row() {
        String source = flow.transport().equals("icmp") ? "" : "40000";
        String destination = flow.transport().equals("icmp") ? "" : Integer.toString(flow.port());
        return "\"" + date() + "\",\"" + time() + "\",\"+0000\",\"" + DEVICE
                + "\",\"0000000013\",\"traffic\",\"forward\",\"notice\"," + flow.source() + "," + source + ","
                + flow.destination() + "," + destination + "," + flow.protocol() + ",\"close\",\"noop\","
                + flow.seconds()
                + "," + flow.sourceBytes() + "," + flow.destinationBytes();
    }

    /// Without zone: `2023-06-04`.
    private String date() {
        return Timestamp.format(flow.time()).substring(0, 10);
    }

    private String time() {
        return Timestamp.format(flow.time()).substring(11, 19);
    }
}
