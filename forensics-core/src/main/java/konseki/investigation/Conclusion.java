package konseki.investigation;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import konseki.coverage.CaseCoverage;
import konseki.coverage.Exposure;
import konseki.coverage.NextSteps;
import konseki.coverage.ObservedHosts;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.Detector;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.detect.egress.EgressRules;
import konseki.detect.egress.EgressTotals;
import konseki.detect.egress.ExpectedTransfers;
import konseki.detect.egress.LeastVisible;
import konseki.finding.AffectedAsset;
import konseki.finding.AttackPath;
import konseki.finding.AttackWindow;
import konseki.finding.Bound;
import konseki.finding.CaseClock;
import konseki.finding.ChannelGroup;
import konseki.finding.Claim;
import konseki.finding.ClockEntry;
import konseki.finding.Detection;
import konseki.finding.Finding;
import konseki.finding.Headline;
import konseki.finding.Limitation;
import konseki.finding.Limitations;
import konseki.finding.Measured;
import konseki.finding.ReportedDetection;
import konseki.finding.Statements;
import konseki.finding.TimeRange;
import konseki.finding.VerdictRules;
import konseki.finding.VerdictThresholds;
import konseki.finding.Wording;
import konseki.ingest.MemberReport;
import konseki.ingest.PlannedMember;
import konseki.parse.Payloads;
import konseki.query.QueryContext;
import konseki.query.QueryParser;

/// From the Partials of a case to its finding: signals, context, detections, the second computation over the evidence,
/// claims. Belongs to one thread.
final class Conclusion {
    private final Setup setup;
    private final CaseState state;
    private final CaseRules rules;
    private final VerdictThresholds thresholds;

    Conclusion(Setup setup, CaseState state) {
        this.setup = setup;
        this.state = state;
        this.rules = setup.caseFile().rules();
        this.thresholds = VerdictKeys.read(setup.caseFile().thresholds());
    }

    /// Concludes.
    ///
    /// @param members the evidence again, for the second computation
    /// @throws DisagreementException if states and evidence say different numbers
    Finding conclude(List<PlannedMember> members, RunFile run) throws IOException {
        Attack attack = Attack.derive(setup.detectors(), state, rules);
        Context context = attack.context();
        int zoneOffset = zoneOffsetSeconds(context.window());
        QueryPass pass = new QueryPass(new QueryContext(rules.internal(), zoneOffset), rules.internal());
        Decisions decisions =
                new Decisions(rules.dispositions(), context.window(), thresholds.probableScore(), new QueryParser());
        decisions.ask(pass, attack.detections());
        decisions.askTampering(pass, CoverageStep.tampering(context));
        EgressTotals egress = EgressTotals.of(state.rows(egress()), context);
        List<CaseRules.Asset> inScope = Scope.dataHolding(
                rules,
                context,
                List.of(
                        () -> ObservedHosts.of(state.rows(Setup.LEDGER), context.assets()),
                        () -> egress.byAsset().keySet()));
        List<ClaimStep> claimSteps = inScope.stream()
                .map(asset -> new ClaimStep(asset, context, thresholds))
                .toList();
        claimSteps.forEach(step -> step.ask(pass));
        runAndCompare(pass, members, context);
        List<ReportedDetection> reported = reported(attack.detections(), decisions, pass);
        long leastVisible = LeastVisible.of(egressRules(), state.rows(egress()), context, inScope);
        SeededControls controls = new SeededControls(
                setup,
                context,
                new QueryContext(rules.internal(), zoneOffset),
                new ControlSeeds(context, inScope, leastVisible),
                thresholds.indicationScore());
        controls.run(inScope, pass.datasets());
        return assemble(
                attack, decisions, claimSteps, reported, pass, new Measures(egress, leastVisible, controls), run);
    }

    /// The second computation; its sums must be those of the states.
    private void runAndCompare(QueryPass pass, List<PlannedMember> members, Context context) throws IOException {
        try (Agreement agreement =
                new Agreement(state.rows(egress()), rules.internal(), context.assets(), context.window())) {
            pass.run(members, new Payloads(setup.payloads()), agreement);
            Optional<String> difference = agreement.firstDifference();
            if (difference.isPresent()) {
                throw new DisagreementException(difference.get());
            }
        }
    }

    private Detector egress() {
        return setup.detectors().stream()
                .filter(detector -> detector.name().equals("egress"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the egress detector cannot be left out"));
    }

    private EgressRules egressRules() {
        return EgressThresholds.read(setup.caseFile().thresholds());
    }

    private int zoneOffsetSeconds(TimeRange window) {
        int offset = rules.zone()
                .getRules()
                .getOffset(CaseClock.instant(window.from()))
                .getTotalSeconds();
        return offset % 3600 == 0 ? offset : 0;
    }

    private static List<ReportedDetection> reported(List<Detection> detections, Decisions decisions, QueryPass pass) {
        List<ReportedDetection> reported = new ArrayList<>();
        for (Detection detection : detections) {
            reported.add(ReportedDetection.of(
                    "D" + (reported.size() + 1),
                    detection,
                    decisions.of(detection, pass),
                    decisions.supporting(detection, pass)));
        }
        return reported;
    }

    /// What was seen to leave, and what shows how much a search would see.
    private record Measures(EgressTotals egress, long leastVisible, SeededControls controls) {}

    private Finding assemble(
            Attack attack,
            Decisions decisions,
            List<ClaimStep> claimSteps,
            List<ReportedDetection> reported,
            QueryPass pass,
            Measures measures,
            RunFile run) {
        Context context = attack.context();
        EgressTotals egress = measures.egress();
        OutboundQueries queries = new OutboundQueries(rules, context.window());
        List<Wording> provisional = Scope.provisionalBecause(rules);
        CoverageStep step = new CoverageStep(context, state, state.rows(egress()), thresholds);
        List<CaseRules.Asset> inScope =
                claimSteps.stream().map(ClaimStep::asset).toList();
        CaseCoverage coverage = step.measure(inScope, signal -> decisions.isHarmless(signal, pass));
        Map<String, Exposure> exposures = step.exposures(coverage, reported);
        Measured.Scope scope = new Measured.Scope(0, 0, true, inScope.size(), !provisional.isEmpty(), false);
        List<Claim> claims = new ArrayList<>();
        Map<String, Measured> measured = new TreeMap<>();
        for (ClaimStep claim : claimSteps) {
            String asset = claim.asset().name();
            ClaimStep.Basis basis = new ClaimStep.Basis(
                    scope,
                    coverage.of(asset),
                    exposures.getOrDefault(asset, new Exposure(Bound.NONE, 0)),
                    step.criticalEnd(),
                    decisions.sessionsDecided(reported),
                    measures.controls());
            claims.addAll(claim.grade(pass, basis, reported));
            measured.put(asset, claim.measured(basis, reported));
        }
        claims.sort(Comparator.comparing(Claim::asset).thenComparing(Claim::group));
        AttackWindow window = window(context, CoverageStep.split(coverage).map(CaseClock::instant));
        long leastVisible = measures.leastVisible();
        return new Finding(
                Semantics.CURRENT,
                rules.name(),
                rules.zone(),
                Headline.of(claims, provisional),
                Statements.NOTICE,
                new Statements(new CaseClock(rules.zone()), window, leastVisible).of(claims),
                window,
                leastVisible,
                claims,
                affected(context, reported),
                reported,
                path(context),
                queries.with(egress.largest()),
                queries.outbound(egress.byDay()),
                Deadlines.of(setup.caseFile().knownSince()),
                coverage.summaries(),
                measures.controls().controls(),
                ExpectedTransfers.of(state.rows(egress()), context),
                coverage.sources(),
                rules.attestations().inventoryBy(),
                clocks(),
                decisions.applied(pass),
                rules.attestations().proofs(),
                new NextSteps(new VerdictRules(thresholds), context).of(coverage, measured),
                List.of(),
                assumptions(coverage),
                List.of(),
                limitations(claims, coverage, step.years(), filesNotThere()),
                EvidenceStep.summary(state.manifest(), run),
                thresholds,
                BuiltInDetectors.settings(setup.detectors(), setup.caseFile().thresholds()),
                setup.caseFile().configHash());
    }

    private static AttackWindow window(Context context, Optional<Instant> split) {
        String[] sources = context.windowSource().split("; to: ", 2);
        return new AttackWindow(
                context.window(),
                sources[0].substring("from: ".length()),
                sources.length > 1 ? sources[1] : "",
                split,
                context.critical());
    }

    private List<AffectedAsset> affected(Context context, List<ReportedDetection> reported) {
        Map<String, CaseRules.Asset> names = rules.assets().stream()
                .collect(Collectors.toMap(CaseRules.Asset::name, Function.identity(), (a, b) -> a, TreeMap::new));
        List<AffectedAsset> affected = new ArrayList<>();
        java.util.TreeSet<String> all = new java.util.TreeSet<>(names.keySet());
        all.addAll(context.taint().keySet());
        for (String name : all) {
            Optional<CaseRules.Asset> declared = context.assets().declared(name);
            affected.add(new AffectedAsset(
                    name,
                    declared.map(CaseRules.Asset::role).orElse(""),
                    declared.map(CaseRules.Asset::holdsData).orElse(false),
                    Optional.ofNullable(context.taint().get(name)).map(taint -> CaseClock.instant(taint.since())),
                    active(context, reported, name),
                    methods(context, name),
                    encryptedAt(context, name),
                    clearedLogs(context, name)));
        }
        return affected;
    }

    private static Optional<TimeRange> active(Context context, List<ReportedDetection> reported, String asset) {
        return java.util.stream.Stream.concat(
                        reported.stream()
                                .filter(detection -> detection.score() >= 40
                                        && asset.equals(detection.subject().get("asset")))
                                .map(ReportedDetection::when),
                        machineSignals(context, asset).map(Signal::when))
                .reduce(TimeRange::union);
    }

    private static java.util.stream.Stream<Signal> machineSignals(Context context, String asset) {
        return context.absolute().stream()
                .filter(signal -> signal.primary()
                        && signal.subject() instanceof Subject.Machine(String host)
                        && context.assets().canonical(host).equals(asset));
    }

    private static List<String> methods(Context context, String asset) {
        return context.edges().stream()
                .filter(edge -> edge.to().equals(asset) && context.taint().containsKey(edge.from()))
                .flatMap(edge -> edge.methods().stream())
                .map(SignalKind::jsonName)
                .distinct()
                .sorted()
                .toList();
    }

    private static Optional<Instant> encryptedAt(Context context, String asset) {
        return machineSignals(context, asset)
                .filter(signal -> signal.kind() == SignalKind.EXTENSION_COLLAPSE
                        || signal.kind() == SignalKind.DECLARED_ENCRYPTION)
                .map(signal -> CaseClock.instant(signal.when().from()))
                .min(Comparator.naturalOrder());
    }

    private static List<String> clearedLogs(Context context, String asset) {
        return machineSignals(context, asset)
                .filter(signal -> signal.kind() == SignalKind.LOG_CLEARED)
                .map(signal -> "cleared at " + CaseClock.instant(signal.when().from()))
                .distinct()
                .sorted()
                .toList();
    }

    private static AttackPath path(Context context) {
        List<AttackPath.Entry> entries = context.entries().stream()
                .map(entry -> new AttackPath.Entry(
                        entry.client(),
                        entry.target(),
                        entry.account(),
                        entry.insideAs(),
                        entry.when(),
                        entry.weightPercent()))
                .toList();
        List<AttackPath.Edge> edges = context.edges().stream()
                .filter(edge ->
                        context.taint().containsKey(edge.from()) && edge.when().overlaps(context.window()))
                .map(edge -> new AttackPath.Edge(
                        edge.from(),
                        edge.to(),
                        edge.account(),
                        edge.methods().stream().map(SignalKind::jsonName).toList(),
                        edge.when(),
                        edge.score()))
                .toList();
        List<AttackPath.Step> steps = context.taint().entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Context.Taint> entry) ->
                                entry.getValue().since())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> new AttackPath.Step(
                        entry.getKey(),
                        CaseClock.instant(entry.getValue().since()),
                        entry.getValue().from(),
                        entry.getValue().why()))
                .toList();
        return new AttackPath(entries, edges, steps);
    }

    private List<ClockEntry> clocks() {
        return rules.clocks().stream()
                .map(note -> new ClockEntry(
                        note.source(),
                        OptionalLong.of(note.offsetNanos()),
                        0,
                        "case.yaml, by " + note.by() + ", " + note.at()))
                .sorted(Comparator.comparing(ClockEntry::source))
                .toList();
    }

    private List<Wording> assumptions(CaseCoverage coverage) {
        List<Wording> assumptions = new ArrayList<>(coverage.assumptions());
        if (!rules.networksConfirmed()) {
            assumptions.add(
                    new Wording("private address ranges are inside, all others outside", "プライベートアドレスを内部、その他を外部とみなした"));
        }
        return assumptions;
    }

    /// Entries of case.yaml that took no effect because no file has such a name.
    private List<Limitation> filesNotThere() {
        List<String> names =
                state.manifest().members().stream().map(MemberReport::name).toList();
        return setup.caseFile().withoutFile(names).stream()
                .map(entry -> new Limitation(
                        Limitation.FILES_NOT_THERE,
                        entry,
                        new Wording(
                                "no file of the evidence has such a name, so this entry of case.yaml had no effect."
                                        + " Names are relative to the folder that was scanned",
                                "該当する名前のファイルが証拠になく、case.yaml のこの項目は適用されていない。名前は走査したフォルダーからの相対パス")))
                .toList();
    }

    private static List<Limitation> limitations(
            List<Claim> claims, CaseCoverage coverage, List<Limitation> years, List<Limitation> filesNotThere) {
        List<Limitation> limitations = new ArrayList<>(Limitations.of(claims));
        limitations.addAll(filesNotThere);
        limitations.addAll(coverage.doubts());
        limitations.addAll(years);
        for (Claim claim : claims) {
            if (claim.group() != ChannelGroup.N && claim.attestedBy().isEmpty()) {
                limitations.add(new Limitation(
                        "NOT_EXAMINED",
                        claim.asset(),
                        new Wording(
                                "channel group " + claim.group() + " was not examined, and nobody said so",
                                "チャネル群 " + claim.group() + " は未調査")));
            }
        }
        return limitations;
    }
}
