package konseki.event;

/// Takes text apart into vendor fields: what an [EventBuffer] does when somebody asks for them, which few do.
@FunctionalInterface
public interface VendorText {

    /// Puts what `bytes[from, to)` says into `out`, in its order.
    void put(byte[] bytes, int from, int to, EventBuffer out);
}
