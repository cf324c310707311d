package konseki.evidence;

/// A source that reads from another one.
interface Layered {
    ByteSource below();
}
