package konseki.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import konseki.event.EventBuffer;
import konseki.evidence.Chunk;
import konseki.evidence.ChunkTable;
import konseki.evidence.Cut;
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
/// Cost: blocks of 256 KiB around the records asked for; of a compressed member everything before the last one is
/// decompressed.
public final class Reread implements Closeable {
    private static final int BLOCK = 256 * 1024;

    private final Member member;
    private final Carrier carrier;
    private final Prologue prologue;
    private final Payloads payloads;
    private final ChunkTable chunks;
    private final MemberWindow window;
    private final Map<Long, MemberPlan> plans = new HashMap<>();
    private final Map<MemberPlan, RecordParser> parsers = new HashMap<>();
    private final EventBuffer buffer = new EventBuffer();
    private byte[] block = new byte[0];
    private long blockStart;
    private long bytesRead;

    /// @param prologue with the inputs that the scan recorded
    /// @param chunks   of the scan
    public Reread(Member member, Carrier carrier, Prologue prologue, Payloads payloads, ChunkTable chunks)
            throws IOException {
        this.member = member;
        this.carrier = carrier;
        this.prologue = prologue;
        this.payloads = payloads;
        this.chunks = chunks;
        this.window = new MemberWindow(member, EvidenceLimits.DEFAULT);
        buffer.startMember(member.id());
    }

    /// The event at `offset`, valid until the next call.
    ///
    /// @param ordinal of the member, set as the event's origin
    /// @throws IOException if there is no event at that place any more
    public EventBuffer event(long offset, int ordinal) throws IOException {
        int chunk = chunks.chunkAt(offset);
        if (chunk < 0) {
            throw changed(offset, "is beyond the end");
        }
        MemberPlan plan = plan(chunks.headerOffset(chunk));
        int record = load(offset, chunks.offset(chunk) + chunks.length(chunk), plan);
        Chunk one = new Chunk(block, (int) (offset - blockStart), record, offset, 1);
        RecordParser parser = parsers.computeIfAbsent(plan, p -> p.newParser(payloads));
        parser.start(one, buffer);
        if (parser.next() != Outcome.EVENT) {
            throw changed(offset, "is no event now");
        }
        buffer.origin().set(ordinal, offset, buffer.origin().length(), buffer.origin().recordNumber());
        return buffer;
    }

    /// Bytes read from the member so far.
    public long bytesRead() {
        return bytesRead;
    }

    /// Makes the block hold the whole record at `offset`.
    ///
    /// @return where it ends in the block
    private int load(long offset, long chunkEnd, MemberPlan plan) throws IOException {
        while (true) {
            if (offset >= blockStart && offset < blockStart + block.length) {
                int from = (int) (offset - blockStart);
                int to = (int) Math.min(block.length, chunkEnd - blockStart);
                boolean chunkEnds = blockStart + to == chunkEnd;
                int end = endOfFirst(plan, from, to, chunkEnds);
                if (end > from) {
                    return end;
                }
                if (chunkEnds) {
                    throw changed(offset, "does not end in its chunk");
                }
            }
            read(offset, chunkEnd);
        }
    }

    /// The end of the first record, by asking for more and more bytes: framing finds the last record that ends.
    private int endOfFirst(MemberPlan plan, int from, int to, boolean chunkEnds) {
        for (int length = Math.min(1024, to - from); ; length = Math.min(2 * length, to - from)) {
            boolean all = length == to - from;
            Cut cut = plan.framing().cut(block, from, from + length, all && chunkEnds);
            if (cut.end() > from || all) {
                return cut.end();
            }
        }
    }

    /// Reads on so that the block begins at `offset` and is at least a block longer than what it had of it.
    private void read(long offset, long chunkEnd) throws IOException {
        long blockEnd = blockStart + block.length;
        int kept = (int) Math.max(0, blockEnd - Math.max(offset, blockStart));
        boolean continues = offset >= blockStart && kept > 0;
        long from = continues ? blockEnd : Math.max(offset, blockEnd);
        int length = (int) Math.min(BLOCK, chunkEnd - from);
        byte[] more = window.read(from, length);
        bytesRead += length;
        byte[] next = new byte[continues ? kept + length : length];
        if (continues) {
            System.arraycopy(block, block.length - kept, next, 0, kept);
        }
        System.arraycopy(more, 0, next, next.length - length, length);
        block = next;
        blockStart = continues ? offset : from;
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
            byte[] head = header.read(headerOffset, (int) Math.min(Prologue.LENGTH, size - headerOffset));
            return prologue.from(head);
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
