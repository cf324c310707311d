package konseki.parse;

/// What a [Carrier] says of a member's first bytes.
public sealed interface Recognition {

    /// @param certainty 1 to 100; the highest wins, ties by list order. 100 is a magic number, 50 a plain guess
    record Yes(int certainty) implements Recognition {}

    /// @param reason what is missing, for people
    /// @param line   the first line that does not fit, from 1; 0 if it is not about a line
    record No(String reason, int line) implements Recognition {}
}
