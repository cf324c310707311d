package konseki.finding;

import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The whole of finding.json: what is concluded from the evidence, by which rules, and what is not known. Immutable.
///
/// Nothing in it depends on when, where, by whom, how often or with which build it was made. The order
/// of components, here and in every record below, is the order of keys in the file.
///
/// @param semantics       raised when a parser, detector or rule may conclude otherwise
/// @param caseName        of case.yaml
/// @param zone            in which texts print times
/// @param notice          the fixed sentence that stands beside every verdict
/// @param statements      fixed words per verdict
/// @param leastVisible    B in bytes: the smallest single transfer that some active signal would have raised in the
///                        worst direct cell
/// @param claims          by asset, then group
/// @param egress          the 200 largest unexplained totals, then the 50 largest expected ones
/// @param outbound        the same bytes and all others, by day
/// @param deadlines       of reports to authorities, if they are due; empty where nobody said since when it is known
/// @param seeded          what became of records made for the purpose, by format and channel
/// @param natural         expected transfers, seen where they should be or not
/// @param facts           what the records say
/// @param assumptions     what was taken for granted
/// @param opinions        what people or the scores believe
/// @param inventoryBy     who attested that the source inventory is complete; empty = nobody
/// @param configHash      SHA-256 of the case rules in force
/// @param thresholds      of the rule table
/// @param settings        thresholds of detectors in force, by section and key; durations in nanoseconds
public record Finding(
        int semantics,
        String caseName,
        ZoneId zone,
        Headline headline,
        Wording notice,
        List<Statement> statements,
        AttackWindow window,
        long leastVisible,
        List<Claim> claims,
        List<AffectedAsset> assets,
        List<ReportedDetection> detections,
        AttackPath path,
        List<EgressTotal> egress,
        Outbound outbound,
        List<Deadline> deadlines,
        List<CoverageSummary> coverage,
        List<SeededControl> seeded,
        List<NaturalControl> natural,
        List<InventoriedSource> sources,
        String inventoryBy,
        List<ClockEntry> clocks,
        List<AppliedDisposition> dispositions,
        List<Proof> proofs,
        List<NextStep> next,
        List<Wording> facts,
        List<Wording> assumptions,
        List<Wording> opinions,
        List<Limitation> limitations,
        EvidenceSummary evidence,
        VerdictThresholds thresholds,
        SortedMap<String, String> settings,
        String configHash) {

    public Finding {
        statements = List.copyOf(statements);
        claims = List.copyOf(claims);
        assets = List.copyOf(assets);
        detections = List.copyOf(detections);
        egress = List.copyOf(egress);
        deadlines = List.copyOf(deadlines);
        coverage = List.copyOf(coverage);
        seeded = List.copyOf(seeded);
        natural = List.copyOf(natural);
        sources = List.copyOf(sources);
        clocks = List.copyOf(clocks);
        dispositions = List.copyOf(dispositions);
        proofs = List.copyOf(proofs);
        next = List.copyOf(next);
        facts = List.copyOf(facts);
        assumptions = List.copyOf(assumptions);
        opinions = List.copyOf(opinions);
        limitations = List.copyOf(limitations);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /// Claims of one group, in the order of the finding.
    public List<Claim> claims(ChannelGroup group) {
        return claims.stream().filter(claim -> claim.group() == group).toList();
    }
}
