package konseki.coverage;

import konseki.detect.Dataset;
import konseki.detect.EventCode;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.VendorName;

/// What a host's log says of itself: stopped, started, records dropped. Rare, so each has a row with its own time.
///
/// @param member which file says so
/// @param at     nanoseconds UTC
/// @param lost   records that it says were lost; 0 where it gives no number
/// @param object what it names (of [Kind#ARCHIVED], the file), or empty
record HostMark(Kind kind, String host, String member, long at, String object, long lost) {

    /// The order is part of the state's version: rows carry the ordinal.
    enum Kind {
        /// The machine is going down: 1074, 4609.
        SHUTDOWN,
        /// 4608, 6005.
        STARTED,
        /// The log service ended: 1100, 6006.
        LOGGING_STOPPED,
        /// The log service lost records: 1101, 1106 to 1108.
        DROPPED,
        /// 1104.
        LOG_FULL,
        /// 1105: what was overwritten lies in another file.
        ARCHIVED,
        /// A syslog daemon lost messages.
        LOST
    }

    /// (host, kind, member, time, object): records lost.
    static final Table TABLE = Table.of("marks", 1, Slot.MAX);

    private static final int LOST_RECORDS = 0;
    private static final int LONGEST_NOTICE = 512;
    private static final VendorName BACKUP = VendorName.of("BackupPath");
    private static final VendorName APP_NAME = VendorName.of("syslog.appname");
    private static final WordScan DAEMONS = WordScan.of("rsyslogd", "syslog-ng", "systemd-journal", "journald");
    private static final WordScan LOSES =
            WordScan.of("messages lost", "imuxsock lost", "begin to drop messages", "suppressed", "messages dropped");
    private static final Slice MESSAGES = Slice.of(" messages");

    /// Hot; called by [Ledger] for every event with a time.
    static void observe(Event event, Tables tables) {
        switch (Dataset.of(event)) {
            case SECURITY -> security(event, tables);
            case SYSTEM -> system(event, tables);
            case OTHER -> {
                if (!event.has(Field.EVENT_DATASET)) {
                    relay(event, tables);
                }
            }
            default -> {}
        }
    }

    private static void security(Event event, Tables tables) {
        switch (EventCode.of(event)) {
            case 1100 -> add(event, Kind.LOGGING_STOPPED, Slice.ABSENT, 0, tables);
            case 1101, 1106, 1107, 1108 -> add(event, Kind.DROPPED, Slice.ABSENT, 0, tables);
            case 1104 -> add(event, Kind.LOG_FULL, Slice.ABSENT, 0, tables);
            case 1105 -> add(event, Kind.ARCHIVED, event.vendor(BACKUP), 0, tables);
            case 4608 -> add(event, Kind.STARTED, Slice.ABSENT, 0, tables);
            case 4609 -> add(event, Kind.SHUTDOWN, Slice.ABSENT, 0, tables);
            default -> {}
        }
    }

    private static void system(Event event, Tables tables) {
        switch (EventCode.of(event)) {
            case 1074 -> add(event, Kind.SHUTDOWN, Slice.ABSENT, 0, tables);
            case 6005 -> add(event, Kind.STARTED, Slice.ABSENT, 0, tables);
            case 6006 -> add(event, Kind.LOGGING_STOPPED, Slice.ABSENT, 0, tables);
            default -> {}
        }
    }

    /// A line that no payload takes; only the daemon itself is believed.
    private static void relay(Event event, Tables tables) {
        Slice text = event.written(Field.MESSAGE);
        if (text.length() > 0
                && text.length() <= LONGEST_NOTICE
                && DAEMONS.in(event.vendor(APP_NAME)) != 0
                && LOSES.in(text) != 0) {
            add(event, Kind.LOST, Slice.ABSENT, numberBefore(text), tables);
        }
    }

    /// The number that stands before ` messages`, or 0.
    private static long numberBefore(Slice text) {
        int at = text.indexOf(MESSAGES);
        long value = 0;
        long unit = 1;
        for (int i = at - 1; i >= 0 && i >= at - 9 && text.at(i) >= '0' && text.at(i) <= '9'; i--) {
            value += (text.at(i) - '0') * unit;
            unit *= 10;
        }
        return value;
    }

    private static void add(Event event, Kind kind, Slice object, long lost, Tables tables) {
        tables.row(TABLE)
                .key(event.has(Field.HOST_NAME) ? event.folded(Field.HOST_NAME) : event.sensor())
                .keyByte(kind.ordinal())
                .key(event.memberId())
                .key(event.number(Field.TIMESTAMP))
                .key(object)
                .add(LOST_RECORDS, lost);
    }

    /// Allocates; for `conclude`.
    static HostMark of(RowCursor cursor) {
        KeyReader key = cursor.key();
        String host = key.text();
        Kind kind = Kind.values()[key.readByte()];
        String member = key.text();
        long at = key.number();
        return new HostMark(kind, host, member, at, key.text(), cursor.slot(LOST_RECORDS));
    }
}
