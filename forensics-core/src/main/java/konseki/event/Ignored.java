package konseki.event;

/// Why a record that was read and understood is no event.
public enum Ignored {
    /// Names columns or starts a file.
    HEADER,
    /// Empty, or white space only.
    BLANK,
    /// A setting, comment or trailer of the format.
    OPTION,
    /// Read already in another file of the evidence.
    COPY,
    /// In free space, and not to be understood any more: nothing that was in use is lost.
    LEFT_OVER;

    /// As the manifest writes it.
    public String jsonName() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
