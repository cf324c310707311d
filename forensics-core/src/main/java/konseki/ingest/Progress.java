package konseki.ingest;

/// Hears how far a scan is. Called by any worker, about once per chunk; must be quick and safe to share.
public interface Progress {

    Progress NONE = bytes -> {};

    /// @param bytes decompressed bytes read since the last call
    void read(long bytes);

    /// Hears before the first [#read] how many decompressed bytes there are, as far as they are known by then.
    default void expect(long bytes) {}
}
