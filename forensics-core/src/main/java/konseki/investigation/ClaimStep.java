package konseki.investigation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.finding.Channel;
import konseki.finding.ChannelGroup;
import konseki.finding.ChannelResult;
import konseki.finding.Claim;
import konseki.finding.Control;
import konseki.finding.Examination;
import konseki.finding.Grade;
import konseki.finding.Indication;
import konseki.finding.Measured;
import konseki.finding.ReasonCode;
import konseki.finding.ReportedDetection;
import konseki.finding.SupportingQuery;
import konseki.finding.Verdict;
import konseki.finding.VerdictRules;
import konseki.finding.VerdictThresholds;

/// Grades one data-holding asset for each channel group. Ask first, then run the pass, then grade. Belongs to one
/// conclusion.
final class ClaimStep {
    private final CaseRules.Asset asset;
    private final Context context;
    private final Map<ChannelQueries.Asked, Integer> asked = new LinkedHashMap<>();

    ClaimStep(CaseRules.Asset asset, Context context) {
        this.asset = asset;
        this.context = context;
    }

    CaseRules.Asset asset() {
        return asset;
    }

    void ask(QueryPass pass) {
        ChannelQueries queries = new ChannelQueries(asset, context.window());
        for (Channel channel : Channel.values()) {
            for (ChannelQueries.Asked question : queries.of(channel)) {
                asked.put(question, pass.ask(question.query()));
            }
        }
    }

    /// @param scope      assets and confirmations of the whole case
    /// @param measure    what the logs of this asset can carry
    /// @param detections of the case
    List<Claim> grade(QueryPass pass, Measured.Scope scope, AssetMeasure measure, List<ReportedDetection> detections) {
        List<ReportedDetection> own = detections.stream()
                .filter(detection -> asset.name().equals(detection.subject().get("asset")))
                .toList();
        CaseRules.Attestations attested = context.rules().attestations();
        return List.of(
                claim(ChannelGroup.N, "", Examination.ASSESSED, pass, scope, measure, own),
                claim(ChannelGroup.M, attested.removable(), Examination.NOT_EXAMINED, pass, scope, measure, List.of()),
                claim(ChannelGroup.C, attested.cloud(), Examination.NOT_EXAMINED, pass, scope, measure, List.of()));
    }

    private Claim claim(
            ChannelGroup group,
            String attestedBy,
            Examination examination,
            QueryPass pass,
            Measured.Scope scope,
            AssetMeasure measure,
            List<ReportedDetection> own) {
        List<ChannelResult> channels = channels(group, pass, measure, own);
        int queries = channels.stream().mapToInt(result -> result.queries().size()).sum();
        Measured.Scope scoped = new Measured.Scope(
                queries, queries, scope.windowHasEnd(), scope.assets(), scope.provisional(), scope.windowSplit());
        Measured measured = new Measured(
                scoped,
                measure.shares(),
                measure.gaps().stream()
                        .map(gap -> new Measured.MeasuredGap(gap.reason(), gap.when(), gap.bytes()))
                        .toList(),
                measure.criticalEnd(),
                measure.volumes(asset.volumeAtRisk()),
                measure.trust(),
                group == ChannelGroup.N ? indications(own) : List.of(),
                0);
        Grade grade = new VerdictRules(VerdictThresholds.DEFAULT).grade(measured);
        boolean looked = examination == Examination.ASSESSED;
        return new Claim(
                asset.name(),
                group,
                examination,
                attestedBy,
                looked ? grade.verdict() : Verdict.NOT_ASSESSABLE,
                scope.provisional(),
                grade.decidedBy(),
                looked ? grade.reasons() : List.<ReasonCode>of(),
                looked ? grade.failed() : List.of(),
                measure.split(),
                queries,
                queries,
                measure.shares().control(),
                measure.shares().direct(),
                measure.shares().host(),
                measure.trust().tampering(),
                measure.trust().sources(),
                asset.volumeAtRisk(),
                measure.bound().total(),
                measure.bound(),
                channels,
                measure.gaps(),
                own.stream().map(ReportedDetection::id).toList());
    }

    private List<ChannelResult> channels(
            ChannelGroup group, QueryPass pass, AssetMeasure measure, List<ReportedDetection> own) {
        List<ChannelResult> results = new ArrayList<>();
        for (Channel channel : Channel.of(group)) {
            long hits = 0;
            OptionalLong lo = OptionalLong.empty();
            OptionalLong hi = OptionalLong.empty();
            List<SupportingQuery> queries = new ArrayList<>();
            for (Map.Entry<ChannelQueries.Asked, Integer> question : asked.entrySet()) {
                if (question.getKey().channel() == channel) {
                    Answer answer = pass.answer(question.getValue());
                    hits += answer.hits();
                    if (question.getKey().volume()) {
                        lo = answer.bytesLo();
                        hi = answer.bytesHi();
                    }
                    queries.add(Supporting.query(
                            question.getKey().what(), question.getKey().query(), answer));
                }
            }
            List<String> found = channel == Channel.K13
                    ? own.stream().map(ReportedDetection::id).toList()
                    : List.of();
            results.add(new ChannelResult(
                    channel,
                    true,
                    hits,
                    lo,
                    hi,
                    Control.NONE,
                    0,
                    measure.shares().direct(),
                    found,
                    queries));
        }
        return results;
    }

    private static List<Indication> indications(List<ReportedDetection> own) {
        List<Indication> indications = new ArrayList<>();
        for (ReportedDetection detection : own) {
            if (detection.detector().equals("egress")) {
                indications.add(new Indication.Egress(
                        detection.score(),
                        detection.signals().contains("tainted-host"),
                        detection.facts().containsKey("allow"),
                        detection.decision()));
            }
        }
        return indications;
    }
}
