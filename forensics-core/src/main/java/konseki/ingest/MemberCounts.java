package konseki.ingest;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Ignored;
import konseki.event.RejectReason;

/// How the records of one member ended, as one worker counted them. Belongs to one worker until [#add]ed up.
final class MemberCounts {
    private static final int REASONS = RejectReason.values().length;
    private static final int KINDS = Ignored.values().length;

    private long events;
    private long recovered;
    private long partial;
    private final long[] rejected = new long[REASONS];
    private final long[] ignored = new long[KINDS];
    private long withoutTime;
    private long yearless;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void event(EventBuffer event) {
        yearless += event.isYearInferred() ? 1 : 0;
        if (event.has(Field.EVENT_RECOVERED)) {
            recovered++; // its time may be that of another life of the log, and says nothing of how far this one
            // reaches
            return;
        }
        events++;
        if (event.has(Field.PARTIAL)) {
            partial++;
        }
        if (event.has(Field.TIMESTAMP)) {
            long stamp = event.number(Field.TIMESTAMP);
            first = Math.min(first, stamp);
            last = Math.max(last, stamp);
        } else {
            withoutTime++;
        }
    }

    /// @return how many of that reason there were before
    long rejected(RejectReason reason) {
        return rejected[reason.ordinal()]++;
    }

    void ignored(Ignored kind, long records) {
        ignored[kind.ordinal()] += records;
    }

    void add(MemberCounts other) {
        events += other.events;
        recovered += other.recovered;
        partial += other.partial;
        withoutTime += other.withoutTime;
        yearless += other.yearless;
        for (int i = 0; i < REASONS; i++) {
            rejected[i] += other.rejected[i];
        }
        for (int i = 0; i < KINDS; i++) {
            ignored[i] += other.ignored[i];
        }
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
    }

    MemberReport.Counts toCounts() {
        return new MemberReport.Counts(
                events, recovered, partial, withoutTime, yearless, rejected, ignored, first, last);
    }
}
