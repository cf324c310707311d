package konseki.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.MemberReader;

/// Deals out the members of a lot: a member per worker while there are members left, since hashing one member is
/// serial,
/// then the remaining ones are shared. Safe to share.
final class Readers implements Closeable {
    private final List<MemberInPass> members = new ArrayList<>();
    private final List<MemberReader> open = new ArrayList<>();
    private final EvidenceLimits limits;
    private final int readBytes;
    private int nextUnopened;
    private int turn;

    Readers(Lot lot, EvidenceLimits limits, int readBytes) {
        this.limits = limits;
        this.readBytes = readBytes;
        lot.members().forEach(member -> members.add(new MemberInPass(member)));
    }

    MemberInPass member(int ordinal) {
        return members.get(ordinal);
    }

    /// A reader to take chunks from; empty when all members are being read to their end by now.
    synchronized Optional<MemberReader> next() throws IOException {
        if (nextUnopened < members.size()) {
            int ordinal = nextUnopened++;
            MemberReader reader = members.get(ordinal).open(ordinal, limits, readBytes);
            open.add(reader);
            return Optional.of(reader);
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(turn++ % open.size()));
    }

    /// Says that `reader` has no further chunk.
    ///
    /// @return whether this call was the first to say so
    synchronized boolean ended(MemberReader reader) throws IOException {
        boolean first = open.remove(reader);
        if (first) {
            reader.close();
        }
        return first;
    }

    @Override
    public synchronized void close() throws IOException {
        for (MemberReader reader : open) {
            reader.close();
        }
    }
}
