package konseki.finding;

/// One thing said in both languages of the reports.
public record Wording(String en, String ja) {

    public String in(Language language) {
        return switch (language) {
            case EN -> en;
            case JA -> ja;
        };
    }
}
