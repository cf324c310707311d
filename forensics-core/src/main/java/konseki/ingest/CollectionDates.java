package konseki.ingest;

import java.util.Collection;
import java.util.OptionalLong;
import konseki.evidence.Prologue;
import konseki.parse.HeadDates;

/// From when to when the members of a collection are, as far as their first lines have full dates: what a member
/// without years is most likely about as well. Immutable.
///
/// @param from nanoseconds UTC; after `to` where no member has a date
record CollectionDates(long from, long to) {

    static CollectionDates of(Collection<Prologue> members) {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (Prologue member : members) {
            OptionalLong date = HeadDates.median(member.head());
            if (date.isPresent()) {
                from = Math.min(from, date.getAsLong());
                to = Math.max(to, date.getAsLong());
            }
        }
        return new CollectionDates(from, to);
    }

    Prologue beside(Prologue member) {
        return from <= to ? member.with(member.dates().withOthers(from, to)) : member;
    }
}
