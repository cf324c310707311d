package konseki.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The fixed words of each verdict (`docs/method.md`), placeholders filled; limits come before the reassurance.
/// Immutable.
///
/// No template says that nothing leaked or that nobody needs to be told: a program cannot know either.
public final class Statements {

    /// Stands beside every verdict, in every version.
    public static final Wording NOTICE = new Wording(
            "This verdict does not decide whether there is a duty to report or to notify. A possible leak through"
                    + " unauthorised access can be reportable even where no trace is found.",
            "本判定は報告・通知義務の有無を判断するものではありません。" + "不正アクセスによる『漏えいのおそれ』は、痕跡がない場合も報告対象となり得ます。");

    private final CaseClock clock;
    private final AttackWindow window;
    private final long leastVisible;

    /// @param leastVisible B in bytes
    public Statements(CaseClock clock, AttackWindow window, long leastVisible) {
        this.clock = clock;
        this.window = window;
        this.leastVisible = leastVisible;
    }

    /// One statement for the network claims that share verdict, reasons and split; worst verdict first.
    public List<Statement> of(List<Claim> claims) {
        Map<Verdict, Map<List<Object>, List<Claim>>> groups = new TreeMap<>();
        for (Claim claim : claims) {
            if (claim.group() == ChannelGroup.N) {
                groups.computeIfAbsent(claim.verdict(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(shared(claim), _ -> new ArrayList<>())
                        .add(claim);
            }
        }
        return groups.values().stream()
                .flatMap(same -> same.values().stream())
                .map(this::statement)
                .toList();
    }

    /// What makes two claims say the same: of a negative the limits stand in the text, of the others the reason.
    private static List<Object> shared(Claim claim) {
        List<Object> shared = new ArrayList<>(List.of(claim.provisional(), claim.split()));
        if (claim.verdict().isNegative()) {
            shared.add(claim.unseen().isBounded());
        } else {
            shared.add(claim.decidedBy());
            shared.add(claim.reasons());
        }
        return shared;
    }

    private Statement statement(List<Claim> group) {
        Claim first = group.getFirst();
        Wording text = new Wording(english(group), japanese(group));
        if (first.provisional()) {
            text = new Wording("PROVISIONAL. " + text.en(), "【暫定】" + text.ja());
        }
        List<String> assets = group.stream().map(Claim::asset).toList();
        return new Statement(first.verdict(), first.provisional(), first.gradeText(), assets, text);
    }

    private String japanese(List<Claim> group) {
        Claim first = group.getFirst();
        String range = clock.range(window.range(), Language.JA);
        String of = "対象" + group.size() + "台・" + channels(group) + "経路の記録を調査した結果、" + b() + "以上の外部転送の痕跡は確認されませんでした。";
        String reason = first.decidedBy().wording().ja();
        return split(first, Language.JA)
                + switch (first.verdict()) {
                    case TRANSFER_CONFIRMED -> range + "において、外部転送が確認されました（" + reason + "）。";
                    case TRANSFER_PROBABLE -> range + "において、外部転送があった可能性が高いと判断します（" + reason + "）。";
                    case INDICATIONS_UNRESOLVED -> range + "において、外部転送を疑わせる記録があり、判断が済んでいません（" + reason + "）。";
                    case NOT_ASSESSABLE -> "外部転送の有無を評価できません。満たされていない条件: " + reason + "。";
                    case INCONCLUSIVE -> "記録の不足(" + reasons(first, Language.JA) + ")により、外部転送の有無を判断できません。";
                    case NO_EVIDENCE_LIMITED ->
                        limits(group, Language.JA)
                                        .map(limits -> "次の範囲は記録がなく判断できません: " + limits + "。" + unseenJapanese(group)
                                                + "それ以外の範囲で、" + of)
                                        .orElseGet(() -> unseenJapanese(group) + range + "において、" + of)
                                + "窃取の可能性を否定するものではありません。";
                    case NO_EVIDENCE_BOUNDED ->
                        range + "において、" + of + "検出できない可能性のある量の上限は" + unseen(group, Language.JA)
                                + "です。攻撃者が操作した通信により" + toAttacker(group, Language.JA)
                                + "が送信されており、その内容は判別できません。窃取の可能性を完全に否定するものではありません。";
                };
    }

    private String english(List<Claim> group) {
        Claim first = group.getFirst();
        String range = clock.range(window.range(), Language.EN);
        String found = "xamination of " + counted(group.size(), "asset") + " and " + counted(channels(group), "channel")
                + " over " + range + " found no trace of a transfer of " + b()
                + " or more to an external destination. ";
        String reason = first.decidedBy().wording().en();
        return split(first, Language.EN)
                + switch (first.verdict()) {
                    case TRANSFER_CONFIRMED ->
                        "Over " + range + ", a transfer to outside is confirmed: " + reason + ".";
                    case TRANSFER_PROBABLE -> "Over " + range + ", a transfer to outside is probable: " + reason + ".";
                    case INDICATIONS_UNRESOLVED ->
                        "Over " + range + ", there are indications of a transfer that nobody has resolved: " + reason
                                + ".";
                    case NOT_ASSESSABLE ->
                        "Whether data was transferred outside cannot be assessed. Not met: " + reason + ".";
                    case INCONCLUSIVE ->
                        "For want of records (" + reasons(first, Language.EN)
                                + "), whether data was transferred outside cannot be judged.";
                    case NO_EVIDENCE_LIMITED ->
                        limits(group, Language.EN)
                                        .map(limits ->
                                                "For " + limits + " there are no records and nothing can be said. "
                                                        + unseenEnglish(group) + "Outside these, e")
                                        .orElseGet(() -> unseenEnglish(group) + "Within these limits, e")
                                + found + "This does not rule out theft.";
                    case NO_EVIDENCE_BOUNDED ->
                        unseenEnglish(group) + "Traffic that the attacker operated carried "
                                + toAttacker(group, Language.EN) + ", and what it carried cannot be told. "
                                + "Within these limits, e" + found + "This does not rule out theft.";
                };
    }

    private String split(Claim claim, Language language) {
        if (claim.split().isEmpty()) {
            return "";
        }
        Instant covered = claim.split().get();
        String since = clock.moment(CaseClock.nanos(covered));
        return switch (language) {
            case EN -> "Before " + since + " there are no records and nothing can be said. From " + since + " on: ";
            case JA -> since + "より前の期間は記録がなく判断できません。" + since + "以降については、";
        };
    }

    private String unseenJapanese(List<Claim> group) {
        return unseenVolume(group) instanceof Volume.Unbounded(Wording why)
                ? "検出できない量の上限は示せません（理由: " + why.ja() + "）。"
                : "検出できない可能性のある量の上限は" + unseen(group, Language.JA) + "です。";
    }

    private String unseenEnglish(List<Claim> group) {
        return unseenVolume(group) instanceof Volume.Unbounded(Wording why)
                ? "No limit can be given for what could have left undetected (reason: " + why.en() + "). "
                : "Up to " + unseen(group, Language.EN) + " could have left undetected. ";
    }

    private static Volume unseenVolume(List<Claim> group) {
        return group.stream().map(Claim::unseen).reduce(Volume.none(), Volume::plus);
    }

    private static String unseen(List<Claim> group, Language language) {
        return ByteAmount.roundedUp(unseenVolume(group), language);
    }

    /// The sessions are the same for every asset that they can reach, so the largest counts, not the sum.
    private static String toAttacker(List<Claim> group, Language language) {
        Volume largest = group.stream().map(claim -> claim.bound().u8()).reduce(Volume.none(), Statements::larger);
        return ByteAmount.roundedUp(largest, language);
    }

    private static Volume larger(Volume a, Volume b) {
        return a.smaller(b).equals(a) ? b : a;
    }

    private static String reasons(Claim claim, Language language) {
        return claim.reasons().stream()
                .map(code -> code.wording().in(language))
                .collect(Collectors.joining(language == Language.JA ? "、" : ", "));
    }

    /// Assets and hours of which nothing can be said; what lies before the split is said there.
    private Optional<String> limits(List<Claim> group, Language language) {
        Map<String, List<String>> assetsByHours = new LinkedHashMap<>();
        for (Claim claim : group) {
            long since = claim.split().map(CaseClock::nanos).orElse(Long.MIN_VALUE);
            String hours = GapHours.merged(claim.gaps(), since).stream()
                    .map(range -> clock.range(range, language))
                    .collect(Collectors.joining(language == Language.JA ? "、" : " and "));
            if (!hours.isEmpty()) {
                assetsByHours.computeIfAbsent(hours, _ -> new ArrayList<>()).add(claim.asset());
            }
        }
        String text = assetsByHours.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + " (" + entry.getKey() + ")")
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private String b() {
        return ByteAmount.roundedUp(leastVisible);
    }

    private static long channels(List<Claim> group) {
        return group.stream()
                .flatMap(claim -> claim.channels().stream())
                .filter(ChannelResult::ran)
                .map(ChannelResult::channel)
                .distinct()
                .count();
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
