package konseki.parse.firewall;

import static konseki.parse.KeyValues.valueFrom;
import static konseki.parse.KeyValues.valueTo;
import static konseki.parse.SlotFields.address;
import static konseki.parse.SlotFields.number;
import static konseki.parse.SlotFields.port;
import static konseki.parse.SlotFields.seconds;
import static konseki.parse.SlotFields.text;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.Decimals;
import konseki.parse.KeyTable;
import konseki.parse.SlotFields;
import konseki.parse.TransportNames;
import konseki.parse.UserNames;

/// Sessions: what FortiOS calls traffic, of subtypes forward, local, multicast and sniffer. Stateless; on the hot path.
///
/// Counters are the source's view: `sentbyte` went from `srcip` to `dstip`. An interim record (message 20 or 21)
/// repeats
/// running totals, so its counters are the deltas since the one before; without deltas it has none and is marked
/// partial, for the record of the session's end has the total.
///
/// Source: FortiOS Log Message Reference, "Traffic" and "Log ID definitions".
final class FortiGateTraffic {
    private static final Slice NETWORK = Slice.of("network");

    // the last six digits of the log id
    private static final int START = 15;
    private static final int START_LOCAL = 16;
    private static final int INTERIM = 20;
    private static final int INTERIM_SNIFFED = 21;

    private static final KeyTable APPLICATION_PROTOCOLS = applicationProtocols();
    private static final KeyTable UNANSWERED = KeyTable.of("ip-conn");
    private static final KeyTable DISPOSITIONS = KeyTable.of("noop", "snat", "dnat", "snat+dnat");

    private FortiGateTraffic() {}

    private static KeyTable applicationProtocols() {
        KeyTable.Builder names = new KeyTable.Builder();
        for (String name :
                ("http https ssl tls quic dns ssh ftp ftps sftp tftp smtp smtps imap imaps pop3 pop3s smb rdp"
                                + " ldap ldaps kerberos ntp snmp telnet sip rtsp rsync nfs vnc socks icmp ping dhcp syslog mysql"
                                + " ipsec openvpn")
                        .split(" ")) {
            names.id(name);
        }
        return names.buildIgnoringCase();
    }

    /// @param meaning `event.type` that the action says by itself, or absent
    static int put(Slice meaning, byte[] bytes, long[] slots, EventBuffer out) {
        if (slots[FortiGateKeys.SOURCE_IP] == 0 || slots[FortiGateKeys.DESTINATION_IP] == 0) {
            return FortiGateFields.MISSING;
        }
        out.remove(Field.HOST_NAME); // a relay's header names the firewall, which the session is not about
        out.text(Field.EVENT_CATEGORY, NETWORK);
        long logId = slots[FortiGateKeys.LOG_ID];
        int message = (int) (Decimals.parse(bytes, valueFrom(logId), valueTo(logId)) % 1_000_000);
        boolean interim = message == INTERIM || message == INTERIM_SNIFFED;
        putDecision(type(meaning, interim, message, slots), bytes, slots, out);
        int bad = putSession(bytes, slots, out);
        bad = Math.min(bad, putNat(bytes, slots, out));
        return Math.min(bad, interim ? putDeltas(bytes, slots, out) : putTotals(bytes, slots, out));
    }

    private static Slice type(Slice meaning, boolean interim, int message, long[] slots) {
        if (meaning == ActionWords.DENIED) {
            return meaning;
        }
        if (interim) {
            return ActionWords.INFO;
        }
        if (meaning == ActionWords.START || message == START || message == START_LOCAL) {
            return ActionWords.START;
        }
        boolean ended = meaning == ActionWords.END || slots[FortiGateKeys.DURATION] != 0;
        return ended ? ActionWords.END : slots[FortiGateKeys.ACTION] != 0 ? ActionWords.ALLOWED : meaning;
    }

    private static void putDecision(Slice type, byte[] bytes, long[] slots, EventBuffer out) {
        if (type.isAbsent()) {
            return;
        }
        long action = slots[FortiGateKeys.ACTION];
        // ip-conn: the policy let it pass, nobody answered
        boolean failed = type == ActionWords.DENIED || UNANSWERED.find(bytes, action) >= 0;
        out.text(Field.EVENT_TYPE, type);
        out.text(Field.EVENT_OUTCOME, failed ? ActionWords.FAILURE : ActionWords.SUCCESS);
    }

    /// Who talks with whom, over what; of traffic and UTM records alike.
    static int putSession(byte[] bytes, long[] slots, EventBuffer out) {
        int bad = address(Field.SOURCE_IP, bytes, slots[FortiGateKeys.SOURCE_IP], out);
        bad = Math.min(bad, port(Field.SOURCE_PORT, bytes, slots[FortiGateKeys.SOURCE_PORT], out));
        bad = Math.min(bad, address(Field.DESTINATION_IP, bytes, slots[FortiGateKeys.DESTINATION_IP], out));
        bad = Math.min(bad, port(Field.DESTINATION_PORT, bytes, slots[FortiGateKeys.DESTINATION_PORT], out));
        text(Field.DESTINATION_DOMAIN, bytes, slots[FortiGateKeys.HOST_NAME], out);
        text(Field.EGRESS_INTERFACE, bytes, slots[FortiGateKeys.EGRESS], out);
        int named = slots[FortiGateKeys.USER] != 0 ? FortiGateKeys.USER : FortiGateKeys.UNAUTHENTICATED_USER;
        long user = slots[named];
        UserNames.put(bytes, valueFrom(user), valueTo(user), out);
        putProtocol(bytes, slots, out);
        long transport = slots[FortiGateKeys.PROTOCOL];
        boolean known =
                transport == 0 || TransportNames.putNumber(bytes, valueFrom(transport), valueTo(transport), out);
        return known ? bad : Math.min(bad, valueFrom(transport));
    }

    /// The application if it is or begins with a protocol that was seen (`HTTPS.BROWSER`); else the service, which is
    /// what the port stands for, unless it is only the port again (`tcp/3727`); else the application.
    private static void putProtocol(byte[] bytes, long[] slots, EventBuffer out) {
        long application = slots[FortiGateKeys.APPLICATION];
        int head = headEnd(bytes, valueFrom(application), valueTo(application));
        if (APPLICATION_PROTOCOLS.find(bytes, valueFrom(application), head) >= 0) {
            out.text(Field.NETWORK_PROTOCOL, bytes, valueFrom(application), head);
            return;
        }
        long service = slots[FortiGateKeys.SERVICE];
        boolean named = service != 0
                && ByteSearch.indexOf(bytes, valueFrom(service), valueTo(service), '/') == valueTo(service);
        text(Field.NETWORK_PROTOCOL, bytes, named ? service : application, out);
    }

    private static int headEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != '.' && bytes[i] != '_') {
            i++;
        }
        return i;
    }

    /// The names of the two addresses differ by one letter: `transip` replaces the source, `tranip` the destination.
    private static int putNat(byte[] bytes, long[] slots, EventBuffer out) {
        long disposition = slots[FortiGateKeys.NAT];
        if (disposition == 0 || DISPOSITIONS.find(bytes, disposition) == 0) {
            return SlotFields.GOOD;
        }
        int bad = translated(Field.SOURCE_NAT_IP, bytes, slots[FortiGateKeys.SOURCE_NAT_IP], out);
        return Math.min(bad, translated(Field.DESTINATION_NAT_IP, bytes, slots[FortiGateKeys.DESTINATION_NAT_IP], out));
    }

    /// 0.0.0.0 is written for no address.
    private static int translated(Field field, byte[] bytes, long slot, EventBuffer out) {
        int bad = address(field, bytes, slot, out);
        if (out.has(field) && out.ipHigh(field) == 0 && out.ipLow(field) == IpAddress.v4(0)) {
            out.remove(field);
        }
        return bad;
    }

    private static int putTotals(byte[] bytes, long[] slots, EventBuffer out) {
        int bad = number(Field.SOURCE_BYTES, bytes, slots[FortiGateKeys.SENT], out);
        bad = Math.min(bad, number(Field.DESTINATION_BYTES, bytes, slots[FortiGateKeys.RECEIVED], out));
        bad = Math.min(bad, number(Field.SOURCE_PACKETS, bytes, slots[FortiGateKeys.SENT_PACKETS], out));
        bad = Math.min(bad, number(Field.DESTINATION_PACKETS, bytes, slots[FortiGateKeys.RECEIVED_PACKETS], out));
        return Math.min(bad, seconds(Field.EVENT_DURATION, bytes, slots[FortiGateKeys.DURATION], out));
    }

    /// Packets have running totals only, so they stay vendor fields.
    private static int putDeltas(byte[] bytes, long[] slots, EventBuffer out) {
        if (slots[FortiGateKeys.SENT_DELTA] == 0 || slots[FortiGateKeys.RECEIVED_DELTA] == 0) {
            out.number(Field.PARTIAL, 1);
        }
        boolean since = slots[FortiGateKeys.DURATION_DELTA] != 0;
        long duration = slots[since ? FortiGateKeys.DURATION_DELTA : FortiGateKeys.DURATION];
        int bad = number(Field.SOURCE_BYTES, bytes, slots[FortiGateKeys.SENT_DELTA], out);
        bad = Math.min(bad, number(Field.DESTINATION_BYTES, bytes, slots[FortiGateKeys.RECEIVED_DELTA], out));
        return Math.min(bad, seconds(Field.EVENT_DURATION, bytes, duration, out));
    }
}
