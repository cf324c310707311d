package konseki.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The verdict of the case: the worst network claim over the data-holding assets, and how many assets have which.
///
/// @param grades worst first
public record Headline(
        Verdict verdict, boolean provisional, List<Wording> provisionalBecause, List<AssetGrade> grades) {

    public Headline {
        provisionalBecause = List.copyOf(provisionalBecause);
        grades = List.copyOf(grades);
    }

    /// Assets with one grade.
    ///
    /// @param grade `INCONCLUSIVE(MATERIAL_GAP)`
    public record AssetGrade(Verdict verdict, String grade, List<String> assets) {
        public AssetGrade {
            assets = List.copyOf(assets);
        }
    }

    /// @param claims            of all groups; the network ones count
    /// @param provisionalBecause what nobody confirmed; empty = confirmed
    public static Headline of(List<Claim> claims, List<Wording> provisionalBecause) {
        Map<Verdict, Map<String, List<String>>> byVerdict = new TreeMap<>();
        Verdict worst = Verdict.NO_EVIDENCE_BOUNDED;
        boolean any = false;
        for (Claim claim : claims) {
            if (claim.group() == ChannelGroup.N) {
                any = true;
                worst = worst.worse(claim.verdict());
                byVerdict
                        .computeIfAbsent(claim.verdict(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(claim.gradeText(), _ -> new ArrayList<>())
                        .add(claim.asset());
            }
        }
        List<AssetGrade> grades = new ArrayList<>();
        byVerdict.forEach(
                (verdict, texts) -> texts.forEach((text, assets) -> grades.add(new AssetGrade(verdict, text, assets))));
        return new Headline(
                any ? worst : Verdict.NOT_ASSESSABLE, !provisionalBecause.isEmpty(), provisionalBecause, grades);
    }

    /// `12 of 14: LIMITED; 2: INCONCLUSIVE(MATERIAL_GAP)`, the larger number first.
    public String counts() {
        List<AssetGrade> ordered = new ArrayList<>(grades);
        ordered.sort((a, b) -> Integer.compare(b.assets().size(), a.assets().size())); // stable: ties worst first
        int all = grades.stream().mapToInt(grade -> grade.assets().size()).sum();
        StringBuilder text = new StringBuilder();
        for (AssetGrade grade : ordered) {
            text.append(text.isEmpty() ? "" : "; ").append(grade.assets().size());
            if (grade == ordered.getFirst() && ordered.size() > 1) {
                text.append(" of ").append(all);
            }
            text.append(": ").append(grade.grade());
        }
        return text.toString();
    }
}
