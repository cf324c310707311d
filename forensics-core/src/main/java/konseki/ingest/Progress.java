package konseki.ingest;

/// Hears how far a scan is. Called by any worker, about once per chunk; must be quick and safe to share.
public interface Progress {

    Progress NONE = bytes -> {};

    /// @param bytes decompressed bytes read since the last call
    void read(long bytes);

    /// The same, with the file.
    ///
    /// @param name of the file, for an entry `archive.zip!folder/entry.log`
    default void read(long bytes, String name) {
        read(bytes);
    }

    /// Hears before the first [#read] about how many decompressed bytes there are; a compressed file's are estimated.
    default void expect(long bytes) {}
}
