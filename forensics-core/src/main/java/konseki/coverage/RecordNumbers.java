package konseki.coverage;

import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.event.VendorName;

/// The record numbers that were read, exactly: what every reader of numbered records leaves, whatever the file's form
/// (Windows events as JSON or EVTX, syslog with `sequenceId`). Two copies of a log merge to one set.
///
/// One row per (host, Windows or not, channel, member, hour, 64 numbers); a bit for each number. A reader has nothing
/// to do but to set
/// `event.sequence`, `event.dataset` and `host.name`. Numbers are those of (computer, channel), so where a dataset
/// joins channels, the channel's own name stands in the key.
///
/// @param windows whether it is a log of Windows
/// @param channel dataset, or the channel's own name
/// @param hour    hours since 1970 UTC
/// @param block   number / 64
/// @param bits    bit n: number 64 × block + n was read
/// @param first   earliest time, nanoseconds UTC
record RecordNumbers(
        String host,
        boolean windows,
        String channel,
        String member,
        long hour,
        long block,
        long bits,
        long first,
        long last) {

    static final Table TABLE = Table.of("numbers", 1, Slot.OR, Slot.MIN, Slot.MAX);

    static final int BLOCK_SHIFT = 6;
    private static final int BITS = 0;
    private static final int FIRST = 1;
    private static final int LAST = 2;

    /// Datasets of several channels.
    private static final Slice SESSIONS = Slice.of("windows.terminalservices");
    private static final Slice POWERSHELL = Slice.of("windows.powershell");
    private static final VendorName[] CHANNEL_NAMES = {
        VendorName.of("Channel"),
        VendorName.of("winlog.channel"),
        VendorName.of("Event.System.Channel"),
        VendorName.of("System.Channel")
    };
    private static final VendorName SYSLOG_NUMBER = VendorName.of("syslog.sd.meta.sequenceId");
    private static final Slice SYSLOG = Slice.of("syslog");
    private static final Slice SYSTEM = Slice.of("system.");
    private static final Slice WINDOWS = Slice.of("windows.");

    /// Hot; called by [Ledger] for every event with a time.
    static void observe(Event event, Tables tables) {
        if (event.has(Field.EVENT_SEQUENCE)) {
            boolean windows = event.written(Field.EVENT_DATASET).startsWith(WINDOWS);
            add(event, windows, channel(event), event.number(Field.EVENT_SEQUENCE), tables);
        } else if (mayBeSyslog(event)) {
            Slice number = event.vendor(SYSLOG_NUMBER);
            if (number.length() > 0) {
                add(event, false, SYSLOG, decimal(number), tables);
            }
        }
    }

    /// Looking for a vendor field costs a pass over all of them: flows, the bulk of most cases, are spared it.
    private static boolean mayBeSyslog(Event event) {
        return event.vendorCount() > 0
                && (!event.has(Field.EVENT_DATASET)
                        || event.written(Field.EVENT_DATASET).startsWith(SYSTEM));
    }

    static Slice channel(Event event) {
        Slice dataset = event.written(Field.EVENT_DATASET);
        if (dataset.sameAs(SESSIONS) || dataset.sameAs(POWERSHELL)) {
            for (VendorName name : CHANNEL_NAMES) {
                Slice channel = event.vendor(name);
                if (channel.length() > 0) {
                    return channel;
                }
            }
        }
        return dataset;
    }

    private static void add(Event event, boolean windows, Slice channel, long number, Tables tables) {
        if (number < 0) {
            return;
        }
        long at = event.number(Field.TIMESTAMP);
        tables.row(TABLE)
                .key(event.has(Field.HOST_NAME) ? event.folded(Field.HOST_NAME) : event.sensor())
                .keyByte(windows ? 1 : 0)
                .key(channel)
                .key(event.memberId())
                .key(Math.floorDiv(at, Timestamp.HOUR))
                .key(number >>> BLOCK_SHIFT)
                .add(BITS, 1L << (int) (number & (1 << BLOCK_SHIFT) - 1))
                .add(FIRST, at)
                .add(LAST, at);
    }

    /// The number, or -1 if it is none of up to 10 digits.
    private static long decimal(Slice text) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.at(i) - '0';
            if (digit < 0 || digit > 9 || i >= 10) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /// Allocates; for `conclude`.
    static RecordNumbers of(RowCursor cursor) {
        KeyReader key = cursor.key();
        return new RecordNumbers(
                key.text(),
                key.readByte() == 1,
                key.text(),
                key.text(),
                key.number(),
                key.number(),
                cursor.slot(BITS),
                cursor.slot(FIRST),
                cursor.slot(LAST));
    }

    long lowest() {
        return (block << BLOCK_SHIFT) + Long.numberOfTrailingZeros(bits);
    }

    long highest() {
        return (block << BLOCK_SHIFT) + 63 - Long.numberOfLeadingZeros(bits);
    }
}
