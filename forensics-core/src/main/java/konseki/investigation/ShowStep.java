package konseki.investigation;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import konseki.event.EventBuffer;
import konseki.evidence.Chunk;
import konseki.evidence.ChunkTable;
import konseki.evidence.Cut;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.Framing;
import konseki.evidence.MemberWindow;
import konseki.ingest.Partial;
import konseki.ingest.PlannedMember;
import konseki.parse.MemberPlan;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;

/// Reads one raw record back from the evidence and checks that its chunk is still the one that was hashed.
final class ShowStep {
    private final List<Partial> partials;
    private final List<PlannedMember> members;

    ShowStep(List<Partial> partials, List<PlannedMember> members) {
        this.partials = partials;
        this.members = members;
    }

    /// @throws IllegalArgumentException if the case has no such record
    RawRecord show(String id) throws IOException {
        EventPlace place = EventPlace.parse(id);
        PlannedMember member = members.stream()
                .filter(planned -> planned.member().id().equals(place.memberId()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("\"" + id + "\": the case has no evidence " + place.memberId()));
        ChunkTable chunks = chunks(place.memberId());
        int chunk = chunks.chunkAt(place.offset());
        if (chunk < 0) {
            throw new IllegalArgumentException(
                    "\"" + id + "\": " + member.member().name() + " ends before byte " + place.offset());
        }
        return read(id, place, member, chunks, chunk);
    }

    private ChunkTable chunks(String memberId) {
        for (Partial partial : partials) {
            for (int m = 0; m < partial.members().size(); m++) {
                if (partial.members().get(m).id().equals(memberId)) {
                    return partial.chunks(m);
                }
            }
        }
        throw new IllegalArgumentException("the case has no evidence " + memberId);
    }

    private static RawRecord read(String id, EventPlace place, PlannedMember member, ChunkTable chunks, int chunk)
            throws IOException {
        byte[] bytes;
        try (MemberWindow window = new MemberWindow(member.member(), EvidenceLimits.DEFAULT)) {
            bytes = window.read(chunks.offset(chunk), Math.toIntExact(chunks.length(chunk)));
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        boolean verified = (int) crc.getValue() == chunks.crc32c(chunk);
        int from = (int) (place.offset() - chunks.offset(chunk));
        Framing framing = member.plan().framing();
        int unit = framing.unitStart(bytes, 0, from);
        if (unit < from) {
            return readInUnit(id, place, member, chunks, chunk, bytes, unit, verified);
        }
        Cut before = framing.cut(bytes, 0, from + 1, false); // JSON ends a record where it sees the next
        if (before.end() > from || !isSeparator(bytes, before.end(), from)) {
            throw noRecord(id, place, member);
        }
        int to = endOfFirst(framing, bytes, from);
        while (to > from && (bytes[to - 1] == '\n' || bytes[to - 1] == '\r')) {
            to--;
        }
        return new RawRecord(
                id,
                Arrays.copyOfRange(bytes, from, to),
                member.plan().readable(bytes, unit, from, to),
                member.member().name(),
                place.offset(),
                chunks.firstRecord(chunk) + (from == 0 ? 0 : before.records()),
                verified);
    }

    /// A record inside a unit of a binary log, of which the unit's start has to be seen.
    private static RawRecord readInUnit(
            String id,
            EventPlace place,
            PlannedMember member,
            ChunkTable chunks,
            int chunk,
            byte[] bytes,
            int unit,
            boolean verified) {
        MemberPlan plan = member.plan();
        long before = plan.framing().cut(bytes, 0, unit, true).records();
        long unitOffset = chunks.offset(chunk) + unit;
        int from = (int) (place.offset() - chunks.offset(chunk));
        EventBuffer buffer = new EventBuffer();
        RecordParser parser = plan.newParser(new Payloads(List.of()));
        parser.start(new Chunk(bytes, unit, bytes.length, unitOffset, chunks.firstRecord(chunk) + before), buffer);
        parser.skipTo(from);
        if (parser.next() == Outcome.END || buffer.origin().offset() != place.offset()) {
            throw noRecord(id, place, member);
        }
        int to = from + buffer.origin().length();
        return new RawRecord(
                id,
                Arrays.copyOfRange(bytes, from, to),
                plan.readable(bytes, unit, from, to),
                member.member().name(),
                place.offset(),
                buffer.origin().recordNumber(),
                verified);
    }

    private static IllegalArgumentException noRecord(String id, EventPlace place, PlannedMember member) {
        return new IllegalArgumentException("\"" + id + "\": no record begins at byte " + place.offset() + " of "
                + member.member().name());
    }

    /// Whether only what stands between the elements of an array lies between two records; of lines, nothing.
    private static boolean isSeparator(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (" \t\r\n,[".indexOf(bytes[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Where the record that begins at `from` ends: the shortest reach in which the framing finds one.
    private static int endOfFirst(Framing framing, byte[] bytes, int from) {
        int none = from;
        int some = from;
        for (long reach = 64;
                some == none || framing.cut(bytes, from, some, false).records() == 0;
                reach *= 2) {
            if (some == bytes.length) {
                return some;
            }
            none = some;
            some = (int) Math.min(from + reach, bytes.length);
        }
        while (some - none > 1) {
            int middle = (none + some) >>> 1;
            if (framing.cut(bytes, from, middle, false).records() == 0) {
                none = middle;
            } else {
                some = middle;
            }
        }
        return framing.cut(bytes, from, some, false).end();
    }
}
