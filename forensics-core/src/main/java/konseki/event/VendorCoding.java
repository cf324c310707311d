package konseki.event;

/// How a source writes the values of vendor fields that are no text yet: what an [EventBuffer] uses when somebody asks
/// for one, which few do. Stateless.
public interface VendorCoding {
    /// That of sources that write text.
    VendorCoding NONE = new VendorCoding() {
        @Override
        public int mostBytes(int size) {
            return 0;
        }

        @Override
        public int write(int type, byte[] bytes, int from, int size, byte[] target, int at) {
            return at;
        }
    };

    /// Room that the text of a value of that size needs.
    int mostBytes(int size);

    /// Writes a value as UTF-8.
    ///
    /// @param type what the source says about the form
    /// @return where the text ends in `target`
    int write(int type, byte[] bytes, int from, int size, byte[] target, int at);
}
