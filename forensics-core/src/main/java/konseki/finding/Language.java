package konseki.finding;

/// The languages that reports are written in.
public enum Language {
    EN,
    JA
}
