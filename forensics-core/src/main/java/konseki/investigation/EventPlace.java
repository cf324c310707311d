package konseki.investigation;

/// An event id taken apart: `<evidence key>-<entry>-<offset>`.
///
/// @param memberId `<evidence key>-<entry>`
/// @param offset   first byte of the record in the member
record EventPlace(String memberId, long offset) {

    /// @throws IllegalArgumentException if the text is no event id
    static EventPlace parse(String id) {
        int last = id.lastIndexOf('-');
        int first = id.indexOf('-');
        try {
            if (first == 16 && last > first) {
                return new EventPlace(id.substring(0, last), Long.parseLong(id, last + 1, id.length(), 10));
            }
        } catch (NumberFormatException notANumber) {
            // reported below, with the other ways in which it is none
        }
        throw new IllegalArgumentException(
                "\"" + id + "\" is no event id: 16 hexadecimal digits, a hyphen, the entry, a"
                        + " hyphen, the offset, as konseki search prints them");
    }
}
