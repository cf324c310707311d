package konseki.index;

import java.io.IOException;
import java.util.List;
import java.util.PriorityQueue;

/// Places of events that a query may find in one Partial, one after another in (member, offset) order, without a list
/// of all. Belongs to one thread.
public final class Candidates {
    private final PriorityQueue<SegmentHits> segments = new PriorityQueue<>((a, b) ->
            a.member() == b.member() ? Long.compare(a.offset(), b.offset()) : Integer.compare(a.member(), b.member()));
    private final List<String> memberIds;
    private final boolean decided;
    private int member = -1;
    private long offset = -1;

    Candidates(List<SegmentHits> segments, List<String> memberIds, boolean decided) throws IOException {
        this.memberIds = memberIds;
        this.decided = decided;
        for (SegmentHits segment : segments) {
            push(segment);
        }
    }

    private void push(SegmentHits segment) throws IOException {
        if (segment.next()) {
            segment.readPlace();
            segments.add(segment);
        }
    }

    /// Moves to the next place.
    ///
    /// @return false at the end
    public boolean next() throws IOException {
        SegmentHits first = segments.poll();
        if (first == null) {
            return false;
        }
        member = first.member();
        offset = first.offset();
        push(first);
        return true;
    }

    /// Whether every place is a hit; otherwise the record there decides.
    public boolean decided() {
        return decided;
    }

    /// Ordinal of the member in its Partial.
    public int member() {
        return member;
    }

    /// `<evidence key>-<entry>` of the member.
    public String memberId() {
        return memberIds.get(member);
    }

    /// First byte of the record in its member.
    public long offset() {
        return offset;
    }
}
