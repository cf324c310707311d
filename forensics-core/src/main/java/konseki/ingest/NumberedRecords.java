package konseki.ingest;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.evidence.Chunk;
import konseki.evidence.Digests;
import konseki.parse.MemberPlan;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;

/// Reads records of numbered logs for the plan: which log they are of, their number, and a digest of all they say.
/// Belongs to one thread.
///
/// The number is the one that the event itself carries: that in front of a record is given anew by exports.
final class NumberedRecords {
    private static final VendorName COMPUTER = VendorName.of("Event.System.Computer");
    private static final VendorName CHANNEL = VendorName.of("Event.System.Channel");
    private static final VendorName NUMBER = VendorName.of("Event.System.EventRecordID");

    private final EventBuffer buffer = new EventBuffer();
    private final MessageDigest digest = Digests.sha256();
    private final RecordParser parser;

    /// One record.
    ///
    /// @param log     digest of computer and channel
    /// @param content digest of all fields
    /// @param from    first byte in the array that was read
    record Found(long log, long number, long content, int from, int length) {}

    /// Takes each record in turn.
    interface Use {
        void accept(Found record);
    }

    NumberedRecords(MemberPlan plan) {
        parser = plan.newParser(new Payloads(List.of()));
        buffer.startMember("0000000000000000-0");
    }

    /// The records in use of the unit `[from, to)` that can be read.
    void forEach(byte[] bytes, int from, int to, Use use) {
        parser.start(new Chunk(bytes, from, to, from, 1), buffer);
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            if (outcome == Outcome.EVENT) {
                found().ifPresent(use::accept);
            }
        }
    }

    /// The record that begins at `at`, if it is one that can be read.
    Optional<Found> at(byte[] bytes, int from, int to, int at) {
        if (at < 0) {
            return Optional.empty();
        }
        parser.start(new Chunk(bytes, from, to, from, 1), buffer);
        parser.skipTo(at);
        return parser.next() == Outcome.EVENT ? found() : Optional.empty();
    }

    private Optional<Found> found() {
        OptionalLong number = number(buffer.vendor(NUMBER));
        if (buffer.has(Field.EVENT_RECOVERED) || number.isEmpty()) {
            return Optional.empty();
        }
        add(buffer.vendor(COMPUTER));
        add(buffer.vendor(CHANNEL));
        long log = digested();
        for (int i = 0; i < buffer.vendorCount(); i++) {
            add(buffer.vendorName(i));
            add(buffer.vendorValue(i));
        }
        int from = (int) buffer.origin().offset();
        return Optional.of(new Found(
                log, number.getAsLong(), digested(), from, buffer.origin().length()));
    }

    private void add(Slice text) {
        for (int i = 0; i < Integer.BYTES; i++) {
            digest.update((byte) (text.length() >>> 8 * i));
        }
        digest.update(text.bytes(), text.offset(), text.length());
    }

    private long digested() {
        byte[] bytes = digest.digest();
        long first = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            first = first << 8 | bytes[i] & 0xff;
        }
        return first;
    }

    private static OptionalLong number(Slice text) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.at(i) - '0';
            if (digit < 0 || digit > 9 || i >= 18) {
                return OptionalLong.empty();
            }
            value = value * 10 + digit;
        }
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
