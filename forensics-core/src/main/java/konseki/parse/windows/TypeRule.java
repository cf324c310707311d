package konseki.parse.windows;

import konseki.event.Event;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.Numerals;

/// Where the type of an event is written.
enum TypeRule {
    /// In the row.
    FIXED {
        @Override
        Slice of(Slice fixed, Event event) {
            return fixed;
        }
    },
    /// In an access mask: deletion, change or access. A rename needs, and so counts as, a deletion.
    BY_MASK {
        @Override
        Slice of(Slice fixed, Event event) {
            Slice mask = event.vendor(ACCESS_MASK);
            long bits = Numerals.bits(mask);
            if (bits == Numerals.NONE || (bits & (DELETE | WRITE)) == 0) {
                return Words.ACCESS;
            }
            return (bits & DELETE) != 0 ? Words.DELETION : Words.CHANGE;
        }
    },
    /// In Sysmon's `CreateKey`, `DeleteValue`, or `Created`, `Deleted`.
    BY_EVENT {
        @Override
        Slice of(Slice fixed, Event event) {
            Slice operation = event.vendor(EVENT_TYPE);
            if (!isCreation(operation) && !isDeletion(operation)) {
                operation = event.vendor(OPERATION);
            }
            return isDeletion(operation) ? Words.DELETION : isCreation(operation) ? Words.CREATION : Words.CHANGE;
        }
    },
    /// In the state of a service: the last digit of its binary data, else an English or Japanese word.
    BY_STATE {
        @Override
        Slice of(Slice fixed, Event event) {
            Slice binary = event.vendor(BINARY);
            if (binary.endsWith(STOPPED_BINARY) || binary.endsWith(RUNNING_BINARY)) {
                return binary.endsWith(STOPPED_BINARY) ? Words.END : Words.START;
            }
            Slice state = event.vendor(STATE);
            if (Ascii.contains(state, STOPPED) || state.sameAs(STOPPED_JA)) {
                return Words.END;
            }
            return Ascii.contains(state, RUNNING) || state.sameAs(RUNNING_JA) ? Words.START : Words.INFO;
        }
    };

    private static final VendorName ACCESS_MASK = VendorName.of("AccessMask");
    private static final int DELETE = 0x10000;
    /// Write the access list or owner; of files and keys also write, append, write attributes.
    private static final int WRITE = 0x40000 | 0x80000 | 0x100 | 0x10 | 0x4 | 0x2;

    private static final VendorName EVENT_TYPE = VendorName.of("EventType");
    private static final VendorName OPERATION = VendorName.of("Operation");
    private static final Slice CREATE = Slice.of("Create");
    private static final Slice DELETE_WORD = Slice.of("Delete");

    private static final VendorName BINARY = VendorName.of("Binary");
    private static final VendorName STATE = VendorName.of("param2");
    /// `/1` and `/4` in UTF-16, as hexadecimal digits: SERVICE_STOPPED and SERVICE_RUNNING.
    private static final Slice STOPPED_BINARY = Slice.of("2F0031000000");
    private static final Slice RUNNING_BINARY = Slice.of("2F0034000000");
    private static final Slice STOPPED = Slice.of("stopped");
    private static final Slice RUNNING = Slice.of("running");
    private static final Slice STOPPED_JA = Slice.of("停止");
    private static final Slice RUNNING_JA = Slice.of("実行中");

    /// @param fixed the type that the row names, or [Slice#ABSENT]
    abstract Slice of(Slice fixed, Event event);

    private static boolean isCreation(Slice operation) {
        return operation.startsWith(CREATE);
    }

    private static boolean isDeletion(Slice operation) {
        return operation.startsWith(DELETE_WORD);
    }
}
