package konseki.parse;

/// Something that is not in the evidence, to be written in a vendor's format: a seeded control. Read back through the
/// parsers, it must be found by the queries that a finding rests on. Immutable.
public sealed interface Seed {

    /// When it is said to have happened (a flow: ended), nanoseconds UTC; formats may keep full seconds only.
    long time();

    /// A flow across the boundary.
    ///
    /// @param transport `tcp`, `udp` or `icmp`
    /// @param port      of the side that did not open it
    /// @param inbound   whether the external side opened it
    /// @param bytes     that the internal side sent
    record Flow(
            long time,
            String internal,
            String external,
            String transport,
            int port,
            boolean inbound,
            long seconds,
            long bytes)
            implements Seed {

        /// Who opened it.
        public String source() {
            return inbound ? external : internal;
        }

        public String destination() {
            return inbound ? internal : external;
        }

        /// What the source sent.
        public long sourceBytes() {
            return inbound ? 0 : bytes;
        }

        public long destinationBytes() {
            return inbound ? bytes : 0;
        }

        /// Number of the transport protocol, as IANA assigns it.
        public int protocol() {
            return switch (transport) {
                case "icmp" -> 1;
                case "udp" -> 17;
                default -> 6;
            };
        }
    }

    /// A program that was started.
    ///
    /// @param executable path, as Windows writes it
    record Program(long time, String host, String executable) implements Seed {}

    /// A web request through a proxy.
    record Request(long time, String client, String method, String host) implements Seed {}

    /// What a machine did, or had done to it.
    ///
    /// @param client an address of the machine
    /// @param object the name asked for, the device, the address of the job
    record Action(long time, String host, String client, Kind kind, String object) implements Seed {

        public enum Kind {
            /// It asked for the address of a name.
            NAME,
            /// A job of its background transfer service.
            TRANSFER_JOB,
            /// A device was plugged in.
            DEVICE,
            /// It called the control plane of a cloud.
            CLOUD
        }
    }
}
