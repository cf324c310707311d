package konseki.investigation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import konseki.coverage.AssetCoverage;
import konseki.coverage.Exposure;
import konseki.detect.CaseRules;
import konseki.detect.Clauses;
import konseki.detect.Context;
import konseki.event.Field;
import konseki.event.VirtualField;
import konseki.finding.CaseClock;
import konseki.finding.Channel;
import konseki.finding.ChannelGroup;
import konseki.finding.ChannelResult;
import konseki.finding.Claim;
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
import konseki.query.FieldRef;
import konseki.query.Query;

/// Grades one data-holding asset for each channel group. Ask first, then run the pass, then grade. Belongs to one
/// conclusion.
final class ClaimStep {
    private final CaseRules.Asset asset;
    private final Context context;
    private final VerdictThresholds thresholds;
    private final Map<ChannelQueries.Asked, Integer> asked = new LinkedHashMap<>();
    /// Of the volume query of a channel: what of it the case expects.
    private final Map<Channel, Integer> natural = new EnumMap<>(Channel.class);

    private final Indications indications;

    ClaimStep(CaseRules.Asset asset, Context context, VerdictThresholds thresholds) {
        this.indications = new Indications(context, thresholds);
        this.asset = asset;
        this.thresholds = thresholds;
        this.context = context;
    }

    CaseRules.Asset asset() {
        return asset;
    }

    void ask(QueryPass pass) {
        ChannelQueries queries = new ChannelQueries(asset, context);
        for (Channel channel : Channel.values()) {
            for (ChannelQueries.Asked question : queries.of(channel)) {
                asked.put(question, pass.ask(question.query()));
                if (question.volume() && !context.rules().allow().isEmpty()) {
                    natural.put(channel, pass.ask(Query.and(question.query(), expected())));
                }
            }
        }
    }

    /// Transfers that case.yaml expects.
    private Query expected() {
        List<Query> allowances = new ArrayList<>();
        for (CaseRules.Allowance allowance : context.rules().allow()) {
            List<Query> to = new ArrayList<>();
            if (!allowance.destinations().isEmpty()) {
                to.add(new Query.Address(FieldRef.of(VirtualField.EXTERNAL_IP), allowance.destinations()));
            }
            for (String domain : allowance.domains()) {
                to.add(Clauses.is(Field.DESTINATION_DOMAIN, domain));
                to.add(Clauses.endsWith(Field.DESTINATION_DOMAIN, "." + domain));
            }
            Query destinations = Query.or(to.toArray(Query[]::new));
            allowances.add(
                    allowance.sources().isEmpty()
                            ? destinations
                            : Query.and(
                                    new Query.Address(FieldRef.of(VirtualField.INTERNAL_IP), allowance.sources()),
                                    destinations));
        }
        return Query.or(allowances.toArray(Query[]::new));
    }

    /// What one claim rests on, beside the answers of its queries.
    ///
    /// @param scope       assets and confirmations of the whole case
    /// @param criticalEnd first encryption, else the end of W; nanoseconds UTC
    /// @param decided     whether an analyst decided on every session of the attacker
    /// @param controls    seeded controls of all assets
    record Basis(
            Measured.Scope scope,
            AssetCoverage coverage,
            Exposure exposure,
            long criticalEnd,
            boolean decided,
            SeededControls controls) {}

    /// @param detections of the case
    List<Claim> grade(QueryPass pass, Basis basis, List<ReportedDetection> detections) {
        List<ReportedDetection> own = detections.stream()
                .filter(detection -> asset.name().equals(detection.subject().get("asset")))
                .toList();
        CaseRules.Attestations attested = context.rules().attestations();
        return List.of(
                claim(ChannelGroup.N, "", Examination.ASSESSED, pass, basis, own, indications.of(asset, detections)),
                besides(ChannelGroup.M, attested.removable(), pass, basis),
                besides(ChannelGroup.C, attested.cloud(), pass, basis));
    }

    /// A group that people answer for. Logs can only show that there is something to look at: then "not examined" would
    /// say too little.
    private Claim besides(ChannelGroup group, String attestation, QueryPass pass, Basis basis) {
        boolean seen = asked.entrySet().stream()
                .filter(question -> question.getKey().channel().group() == group)
                .anyMatch(question -> pass.answer(question.getValue()).hits() > 0);
        Examination examination = attestation.startsWith("examined")
                ? Examination.ASSESSED
                : seen ? Examination.INCONCLUSIVE : Examination.NOT_EXAMINED;
        return claim(group, signer(attestation), examination, pass, basis, List.of(), List.of());
    }

    /// What the rule table looks at, for the network channels.
    Measured measured(Basis basis, List<ReportedDetection> detections) {
        return measured(basis, queriesOf(ChannelGroup.N), indications.of(asset, detections));
    }

    private Measured measured(Basis basis, int queries, List<Indication> indications) {
        Measured.Scope scope = basis.scope();
        return basis.coverage()
                .measured(
                        new Measured.Scope(
                                queries,
                                queries,
                                scope.windowHasEnd(),
                                scope.assets(),
                                scope.provisional(),
                                scope.windowSplit()),
                        basis.criticalEnd(),
                        basis.exposure(),
                        asset.volumeAtRisk(),
                        basis.decided(),
                        basis.controls().failed(asset.name()),
                        indications,
                        (int) context.rules().attestations().proofs().stream()
                                .filter(proof -> proof.concerns(asset.name()))
                                .count());
    }

    private int queriesOf(ChannelGroup group) {
        return (int) asked.keySet().stream()
                .filter(question -> question.channel().group() == group)
                .count();
    }

    private Claim claim(
            ChannelGroup group,
            String attestedBy,
            Examination examination,
            QueryPass pass,
            Basis basis,
            List<ReportedDetection> own,
            List<Indication> indications) {
        int queries = queriesOf(group);
        Measured measured = measured(basis, queries, indications);
        Grade grade = new VerdictRules(thresholds).grade(measured);
        boolean looked = group == ChannelGroup.N; // of the others the program measures nothing
        AssetCoverage coverage = basis.coverage();
        return new Claim(
                asset.name(),
                group,
                examination,
                attestedBy,
                looked ? grade.verdict() : Verdict.NOT_ASSESSABLE,
                basis.scope().provisional(),
                grade.decidedBy(),
                looked ? grade.reasons() : List.<ReasonCode>of(),
                looked ? grade.failed() : List.of(),
                coverage.split().isPresent()
                        ? Optional.of(CaseClock.instant(coverage.split().getAsLong()))
                        : Optional.empty(),
                queries,
                queries,
                coverage.shares().control(),
                coverage.shares().direct(),
                coverage.shares().host(),
                coverage.tampering(),
                coverage.sources(),
                asset.volumeAtRisk(),
                basis.exposure().bound().total(),
                basis.exposure().bound(),
                channels(group, pass, basis, own),
                coverage.reportedGaps(asset.volumeAtRisk(), thresholds),
                own.stream().map(ReportedDetection::id).toList());
    }

    private List<ChannelResult> channels(ChannelGroup group, QueryPass pass, Basis basis, List<ReportedDetection> own) {
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
            List<String> found = own.stream()
                    .filter(detection -> Indications.channel(detection) == channel)
                    .map(ReportedDetection::id)
                    .toList();
            results.add(new ChannelResult(
                    channel,
                    true,
                    hits,
                    lo,
                    hi,
                    basis.controls().of(asset.name(), channel),
                    natural.containsKey(channel)
                            ? pass.answer(natural.get(channel)).hits()
                            : 0,
                    basis.coverage().directShare(),
                    found,
                    queries));
        }
        return results;
    }

    /// Who attested, out of `not examined (attested by H. Kondo)`.
    private static String signer(String attestation) {
        int by = attestation.indexOf("attested by ");
        return by < 0 ? attestation : attestation.substring(by + "attested by ".length(), attestation.length() - 1);
    }
}
