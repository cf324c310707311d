package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import konseki.coverage.LineCoverage.LineGap;
import konseki.finding.CoverageSummary;
import konseki.finding.CoverageSummary.Run;
import konseki.finding.Gap;
import konseki.finding.Indication;
import konseki.finding.Measured;
import konseki.finding.Measured.MeasuredGap;
import konseki.finding.TimeRange;
import konseki.finding.VerdictRules;
import konseki.finding.VerdictThresholds;

/// What is known of one asset in scope: the worst over the ways out that it can use. Immutable.
///
/// @param shares               PC, Cd and Ch in W_crit, from the split on
/// @param directShare          Cd in W
/// @param gaps                 of its lines, as the rule table looks at them
/// @param openAtCut            times in which sessions may have begun that were open when a line's records ended (U6)
/// @param split                the hour before which nothing is judged (see [GradedTime])
/// @param tampering            T
/// @param tamperingNotRefilled those whose interval no second copy fills
/// @param sources              N_src
/// @param sourcesOutOfReach    of these, out of an intruder's reach
/// @param indirectOnly         whether some hour without network records has the host's own telemetry (U7)
/// @param runs                 network cells of W
/// @param hostRuns             cells of the host's telemetry
/// @param sensors              of its lines, and those that write of the host
public record AssetCoverage(
        String asset,
        Measured.Shares shares,
        int directShare,
        List<AssetGap> gaps,
        List<AssetGap> openAtCut,
        OptionalLong split,
        int tampering,
        int tamperingNotRefilled,
        int sources,
        int sourcesOutOfReach,
        boolean indirectOnly,
        List<Run> runs,
        List<Run> hostRuns,
        List<String> sensors) {

    public AssetCoverage {
        gaps = List.copyOf(gaps);
        openAtCut = List.copyOf(openAtCut);
        runs = List.copyOf(runs);
        hostRuns = List.copyOf(hostRuns);
        sensors = List.copyOf(sensors);
    }

    /// A gap of a line that the asset can use.
    ///
    /// @param sensors that should have seen the line; empty if there is none
    public record AssetGap(String line, String sensors, MeasuredGap measured) {

        static AssetGap of(LineGap gap) {
            return new AssetGap(gap.line(), gap.sensors(), new MeasuredGap(gap.reason(), gap.when(), gap.bytes()));
        }

        public TimeRange when() {
            return measured.when();
        }
    }

    /// What the rule table looks at, with what is known from elsewhere.
    ///
    /// @param scope       whose `windowSplit` is taken from here
    /// @param criticalEnd first encryption, else the end of W
    /// @param decided     whether an analyst decided on every session of the attacker
    /// @param indications of the asset
    public Measured measured(
            Measured.Scope scope,
            long criticalEnd,
            Exposure exposure,
            OptionalLong atRisk,
            boolean decided,
            int controlsFailed,
            List<Indication> indications,
            int proofs) {
        return new Measured(
                new Measured.Scope(
                        scope.queriesRun(),
                        scope.queriesRequired(),
                        scope.windowHasEnd(),
                        scope.assets(),
                        scope.provisional(),
                        split.isPresent()),
                shares,
                gaps.stream().map(AssetGap::measured).toList(),
                criticalEnd,
                new Measured.Volumes(
                        exposure.bound().total(), atRisk, exposure.bound().u8(), exposure.toAttackerPeak(), decided),
                new Measured.Trust(tampering, tamperingNotRefilled, controlsFailed, sources, sourcesOutOfReach),
                indications,
                proofs);
    }

    /// For finding.json.
    ///
    /// @param atRisk R of the asset, if known
    public List<Gap> reportedGaps(OptionalLong atRisk, VerdictThresholds thresholds) {
        List<Gap> reported = new ArrayList<>();
        for (AssetGap gap : gaps) {
            MeasuredGap measured = gap.measured();
            reported.add(new Gap(
                    gap.line(),
                    gap.sensors(),
                    measured.reason(),
                    measured.when(),
                    measured.bytes(),
                    VerdictRules.isMaterial(measured, atRisk, thresholds)));
        }
        return reported;
    }

    public CoverageSummary summary() {
        return new CoverageSummary(
                asset,
                CoverageSummary.Kind.ASSET,
                shares.control(),
                directShare,
                shares.direct(),
                shares.host(),
                gaps.stream().mapToLong(gap -> gap.when().seconds()).max().orElse(0),
                runs,
                hostRuns,
                sensors);
    }
}
