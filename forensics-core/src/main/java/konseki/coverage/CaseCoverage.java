package konseki.coverage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import konseki.finding.CoverageSummary;
import konseki.finding.InventoriedSource;
import konseki.finding.Limitation;
import konseki.finding.Wording;

/// Coverage of a case. Immutable.
///
/// @param assets      those in scope, in the order in which they were asked for
/// @param lines       ways out
/// @param sources     the source inventory: declared, read, or named by other evidence only
/// @param assumptions what was taken for granted where case.yaml is silent
/// @param sent        most bytes that went out in W, by machine
/// @param doubts      what speaks against files and clocks, without making an hour a gap
public record CaseCoverage(
        List<AssetCoverage> assets,
        List<CoverageSummary> lines,
        List<InventoriedSource> sources,
        List<Wording> assumptions,
        List<Limitation> doubts,
        SortedMap<String, Long> sent) {

    public CaseCoverage {
        assets = List.copyOf(assets);
        lines = List.copyOf(lines);
        sources = List.copyOf(sources);
        assumptions = List.copyOf(assumptions);
        doubts = List.copyOf(doubts);
        sent = Collections.unmodifiableSortedMap(new TreeMap<>(sent));
    }

    /// The asset of that name; of [#assets] only.
    public AssetCoverage of(String asset) {
        return assets.stream()
                .filter(one -> one.asset().equals(asset))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(asset + " is not in scope"));
    }

    /// As finding.json lists them: assets, then lines.
    public List<CoverageSummary> summaries() {
        List<CoverageSummary> all = new ArrayList<>();
        assets.forEach(asset -> all.add(asset.summary()));
        all.addAll(lines);
        return all;
    }
}
