package konseki.investigation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import konseki.finding.Deadline;
import konseki.finding.Wording;

/// Last days of the reports that Japan's act on personal information (APPI) asks for, counted from the day on which the
/// case became known, that day included. Holidays are not known here; the words say so.
final class Deadlines {
    /// The guidelines say "about 3 to 5 days".
    private static final int PRELIMINARY_DAYS = 5;
    /// Where the cause is unauthorised access or another act with unlawful purpose; 30 days otherwise.
    private static final int FINAL_DAYS = 60;

    private Deadlines() {}

    static List<Deadline> of(Optional<LocalDate> knownSince) {
        return knownSince
                .map(known -> List.of(
                        new Deadline(
                                new Wording(
                                        "preliminary report under the Japanese act on personal information, about 3 to"
                                                + " 5 days; this is day 5",
                                        "個人情報保護法に基づく速報（おおむね 3～5 日以内。5 日目）"),
                                known.plusDays(PRELIMINARY_DAYS - 1).toString()),
                        new Deadline(
                                new Wording(
                                        "final report under the same act, 60 days where unauthorised access is the"
                                                + " cause; a last day on a holiday moves to the next working day",
                                        "同法に基づく確報（不正アクセス等の場合は 60 日以内。末日が休日に当たるときは翌開庁日）"),
                                known.plusDays(FINAL_DAYS - 1).toString())))
                .orElse(List.of());
    }
}
