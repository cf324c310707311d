package konseki.parse.firewall;

import static konseki.parse.KeyValues.valueFrom;
import static konseki.parse.KeyValues.valueTo;
import static konseki.parse.SlotFields.text;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.Decimals;
import konseki.parse.KeyTable;
import konseki.parse.MemberClock;
import konseki.parse.Stamps;

/// What the keys of a FortiOS record mean, wherever they stand: in a line of pairs or in the columns of an export.
/// Stateless; on the hot path.
final class FortiGateFields {
    /// A session that does not say between whom.
    static final int MISSING = -1;

    static final Slice TRAFFIC = Slice.of("fortinet.traffic");
    private static final Slice EVENT = Slice.of("fortinet.event");
    private static final Slice UTM = Slice.of("fortinet.utm");
    /// The others are what versions before 5.0 and FortiProxy write in place of `utm`.
    private static final KeyTable TYPES = KeyTable.of(
            ("traffic utm virus webfilter ips attack anomaly app-ctrl appctrl dlp emailfilter spam voip dns waf ssl ssh"
                            + " gtp cifs icap file-filter")
                    .split(" "));
    private static final int LOG_ID_LENGTH = 10;
    private static final int DATE_LENGTH = "2023-06-05".length();

    private FortiGateFields() {}

    /// Sets the fields from the values of a record.
    ///
    /// @param slots places of values by the numbers of [FortiGateKeys#TABLE], as [konseki.parse.KeyValues] gives them
    /// @return [konseki.parse.SlotFields#GOOD], [#MISSING], or the place in `bytes` of a value that cannot be what its
    ///         key says
    static int put(byte[] bytes, long[] slots, MemberClock clock, EventBuffer out) {
        putTime(bytes, slots, clock, out);
        int device = slots[FortiGateKeys.DEVICE_NAME] != 0 ? FortiGateKeys.DEVICE_NAME : FortiGateKeys.DEVICE_ID;
        text(Field.OBSERVER_NAME, bytes, slots[device], out);
        text(Field.EVENT_CODE, bytes, slots[FortiGateKeys.LOG_ID], out);
        int named = slots[FortiGateKeys.ACTION] != 0 ? FortiGateKeys.ACTION : FortiGateKeys.EVENT_KIND;
        long action = slots[named];
        text(Field.EVENT_ACTION, bytes, action, out);
        Slice meaning = ActionWords.type(bytes, valueFrom(action), valueTo(action));
        Slice dataset = dataset(bytes, slots);
        out.text(Field.EVENT_DATASET, dataset);
        if (dataset == TRAFFIC) {
            return FortiGateTraffic.put(meaning, bytes, slots, out);
        }
        return dataset == UTM
                ? FortiGateUtm.put(meaning, bytes, slots, out)
                : FortiGateEvents.put(meaning, bytes, slots, out);
    }

    /// By `type`; without one by the first two digits of the log id (00 traffic, 01 event, else UTM).
    private static Slice dataset(byte[] bytes, long[] slots) {
        long type = slots[FortiGateKeys.TYPE];
        long logId = slots[FortiGateKeys.LOG_ID];
        if (type == 0 && valueTo(logId) - valueFrom(logId) == LOG_ID_LENGTH) {
            int kind = Decimals.twoDigits(bytes, valueFrom(logId));
            return kind == 0 ? TRAFFIC : kind == 1 ? EVENT : UTM;
        }
        int id = TYPES.find(bytes, type);
        return id == 0 ? TRAFFIC : id > 0 ? UTM : EVENT;
    }

    /// From `eventtime`, else date and time with the zone they name, else in the member's zone, else when it was
    /// received; a stamp that a syslog header has set stays if there is none of these.
    private static void putTime(byte[] bytes, long[] slots, MemberClock clock, EventBuffer out) {
        long epoch = slots[FortiGateKeys.EVENT_TIME];
        if (epoch != 0 && Stamps.epoch(bytes, valueFrom(epoch), valueTo(epoch), clock, out)) {
            return;
        }
        long date = slots[FortiGateKeys.DATE];
        long time = slots[FortiGateKeys.TIME];
        long zone = slots[FortiGateKeys.ZONE];
        boolean both = time != 0 && valueTo(date) - valueFrom(date) == DATE_LENGTH;
        if (both
                && Stamps.dateAndTime(
                        bytes,
                        valueFrom(date),
                        valueFrom(time),
                        valueTo(time),
                        valueFrom(zone),
                        valueTo(zone),
                        clock,
                        out)) {
            return;
        }
        long received = slots[FortiGateKeys.RECEIVED_TIME];
        boolean known = received != 0 && Stamps.epoch(bytes, valueFrom(received), valueTo(received), clock, out);
        if (!known && both) {
            clock.keepUnreadable(out, bytes, valueFrom(date), valueTo(date));
        }
    }
}
