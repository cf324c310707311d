package konseki.parse;

import java.util.Optional;
import konseki.event.EventBuffer;
import konseki.event.FlowStamp;

/// What a vendor writes, inside whatever carries it. Stateless; sees one record, never the one before.
public interface Payload {

    /// What a carrier hands to a payload.
    enum Shape {
        /// Bytes of text: a FortiGate line, an sshd message.
        TEXT,
        /// Named values, which the carrier has put into the buffer as vendor fields: JSON, delimited, CEF.
        NAMED
    }

    Shape shape();

    /// `event.dataset` of the events: `fortinet.traffic`; of several, the common part, for `konseki formats`.
    String dataset();

    /// The program or product whose records it reads, where several payloads share a dataset: `sshd`; else empty.
    default String program() {
        return "";
    }

    /// What `@timestamp` of a flow of this payload means.
    FlowStamp flowStamp();

    /// Whether the record is this vendor's; must be cheap and must not change `out`.
    ///
    /// @param bytes the array the record lies in; of NAMED, the record as written
    boolean accepts(byte[] bytes, int from, int to, EventBuffer out);

    /// Reads the record into `out`, which already holds what the carrier unwrapped. The column of a rejection counts
    /// from `from`.
    Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out);

    /// A line of a log of this format that says what `seed` says, for seeded controls; empty if the format cannot say
    /// it. A format without any is read, but nothing proves that a search would find what it should.
    default Optional<String> control(Seed seed) {
        return Optional.empty();
    }

    /// The line that a log of [#control] lines begins with, of tables; empty if there is none.
    default String controlHeader() {
        return "";
    }
}
