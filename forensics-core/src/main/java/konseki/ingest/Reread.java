package konseki.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import konseki.event.EventBuffer;
import konseki.evidence.Chunk;
import konseki.evidence.ChunkTable;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.Member;
import konseki.evidence.MemberWindow;
import konseki.evidence.Prologue;
import konseki.parse.Carrier;
import konseki.parse.MemberPlan;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;

/// Reads records of one member again, in ascending order of offset, through the parser of the scan. Belongs to one
/// thread.
///
/// Cost: the chunk around each record that is asked for is read and its lines are counted once; of a compressed member
/// everything before the last chunk is decompressed.
public final class Reread implements Closeable {
    private final Member member;
    private final Carrier carrier;
    private final Prologue prologue;
    private final Payloads payloads;
    private final ChunkTable chunks;
    private final MemberWindow window;
    private final Map<Long, MemberPlan> plans = new HashMap<>();
    private final Map<MemberPlan, RecordParser> parsers = new HashMap<>();
    private final EventBuffer buffer = new EventBuffer();
    private byte[] bytes = new byte[0];
    private int loaded = -1;
    private int countedTo;
    private long recordsBefore;
    private long bytesRead;

    /// @param planned with the inputs that the scan recorded
    /// @param chunks  of the scan
    public Reread(PlannedMember planned, Payloads payloads, ChunkTable chunks) throws IOException {
        this.member = planned.member();
        this.carrier = planned.carrier();
        this.prologue = planned.prologue();
        this.payloads = payloads;
        this.chunks = chunks;
        this.window = new MemberWindow(member, EvidenceLimits.DEFAULT);
        buffer.startMember(member.id());
    }

    /// The event at `offset`, valid until the next call.
    ///
    /// @throws IOException if there is no event at that place any more
    public EventBuffer event(long offset) throws IOException {
        int chunk = chunks.chunkAt(offset);
        if (chunk < 0) {
            throw changed(offset, "is beyond the end");
        }
        MemberPlan plan = plan(chunks.headerOffset(chunk));
        load(chunk);
        int from = (int) (offset - chunks.offset(chunk));
        int unit = plan.framing().unitStart(bytes, 0, from);
        countTo(unit, plan);
        RecordParser parser = parsers.computeIfAbsent(plan, p -> p.newParser(payloads));
        parser.start(new Chunk(bytes, unit, bytes.length, offset - (from - unit), recordsBefore), buffer);
        if (unit < from) {
            parser.skipTo(from);
        }
        if (parser.next() != Outcome.EVENT) {
            throw changed(offset, "is no event now");
        }
        return buffer;
    }

    /// Bytes read from the member so far.
    public long bytesRead() {
        return bytesRead;
    }

    private void load(int chunk) throws IOException {
        if (chunk != loaded) {
            bytes = window.read(chunks.offset(chunk), Math.toIntExact(chunks.length(chunk)));
            bytesRead += bytes.length;
            loaded = chunk;
            countedTo = 0;
            recordsBefore = chunks.firstRecord(chunk);
        }
    }

    /// Counts the records of the chunk up to a place, so that the event knows its number.
    private void countTo(int place, MemberPlan plan) {
        if (place > countedTo) {
            recordsBefore += plan.framing().cut(bytes, countedTo, place, true).records();
            countedTo = place;
        }
    }

    private MemberPlan plan(long headerOffset) throws IOException {
        MemberPlan known = plans.get(headerOffset);
        if (known == null) {
            known = carrier.open(headerOffset == 0 ? prologue : prologueAt(headerOffset));
            plans.put(headerOffset, known);
        }
        return known;
    }

    private Prologue prologueAt(long headerOffset) throws IOException {
        int last = chunks.size() - 1;
        long size = chunks.offset(last) + chunks.length(last);
        try (MemberWindow header = new MemberWindow(member, EvidenceLimits.DEFAULT)) {
            return prologue.from(header.read(headerOffset, (int) Math.min(Prologue.LENGTH, size - headerOffset)));
        }
    }

    private IOException changed(long offset, String how) {
        return new IOException(member.name() + "@" + offset + ": the record " + how
                + ": the file changed since it was hashed. Verify the case");
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
