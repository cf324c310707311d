package konseki.investigation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.coverage.FlowTableSums;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.Detector;
import konseki.detect.SortedRows;
import konseki.detect.StateRuns;
import konseki.detect.WorkerState;
import konseki.event.Event;
import konseki.event.FlowView;
import konseki.event.IpAddress;
import konseki.event.Networks;
import konseki.evidence.Collection;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.Owned;
import konseki.evidence.ReadingRules;
import konseki.finding.Channel;
import konseki.finding.ChannelGroup;
import konseki.finding.Control;
import konseki.finding.Detection;
import konseki.finding.SeededControl;
import konseki.ingest.Folders;
import konseki.ingest.MemberEvents;
import konseki.ingest.PlannedMember;
import konseki.ingest.Recognizer;
import konseki.ingest.RecordedInputs;
import konseki.ingest.ScanPlan;
import konseki.parse.Payload;
import konseki.parse.Payloads;
import konseki.parse.Seed;
import konseki.query.Predicate;
import konseki.query.QueryContext;

/// Positive controls: for each format of the case that can say so, a small log with a record of each way out of each
/// asset, read through recognition, carrier and parser, asked for by the queries of the finding and shown to the egress
/// detector and to coverage. It lies in a temporary folder and never among the evidence. Belongs to one conclusion.
final class SeededControls {
    private static final long STATE_BYTES = 16L << 20;

    private final Setup setup;
    private final Context context;
    private final QueryContext queryContext;
    private final ControlSeeds seeds;
    private final int indicationScore;
    private final List<SeededControl> controls = new ArrayList<>();
    private final Map<String, Map<Channel, Control>> byAsset = new TreeMap<>();
    /// Datasets, or common parts of them, of which some control was made.
    private final Set<String> proven = new TreeSet<>();

    private final Set<String> without = new TreeSet<>();

    SeededControls(Setup setup, Context context, QueryContext queryContext, ControlSeeds seeds, int indicationScore) {
        this.setup = setup;
        this.context = context;
        this.queryContext = queryContext;
        this.seeds = seeds;
        this.indicationScore = indicationScore;
    }

    /// @param datasets of the case; formats of no other are tried
    void run(List<CaseRules.Asset> scope, Set<String> datasets) throws IOException {
        Path folder = Files.createTempDirectory("konseki-controls-");
        try {
            for (Payload payload : setup.payloads()) {
                if (datasets.stream().anyMatch(dataset -> dataset.startsWith(payload.dataset()))) {
                    run(payload, scope, Files.createTempDirectory(folder, "format-"));
                }
            }
            datasets.stream()
                    .filter(dataset -> proven.stream().noneMatch(dataset::startsWith))
                    .forEach(without::add);
        } finally {
            Folders.delete(folder);
        }
    }

    /// Datasets of the case whose reader has no control: nothing shows that a search would find what they say.
    Set<String> without() {
        return without;
    }

    /// What the controls of all formats said.
    List<SeededControl> controls() {
        return controls;
    }

    Control of(String asset, Channel channel) {
        return byAsset.getOrDefault(asset, Map.of()).getOrDefault(channel, Control.NONE);
    }

    /// Channels of the network of an asset whose control failed in some format.
    int failed(String asset) {
        return (int) byAsset.getOrDefault(asset, Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey().group() == ChannelGroup.N && entry.getValue() == Control.FAILED)
                .count();
    }

    private void run(Payload payload, List<CaseRules.Asset> scope, Path folder) throws IOException {
        StringBuilder log = new StringBuilder();
        if (!payload.controlHeader().isEmpty()) {
            log.append(payload.controlHeader()).append('\n');
        }
        int header = log.isEmpty() ? 0 : 1;
        List<ControlSeeds.Seeded> written = new ArrayList<>();
        for (CaseRules.Asset asset : scope) {
            for (ControlSeeds.Seeded seeded : seeds.of(asset)) {
                payload.control(seeded.seed()).ifPresent(line -> {
                    written.add(seeded);
                    log.append(line).append('\n');
                });
            }
        }
        if (!written.isEmpty()) {
            proven.add(payload.dataset());
            Path file = folder.resolve("control.log");
            Files.writeString(file, log, StandardCharsets.UTF_8);
            Map<Integer, String> wrong = check(written, header, file, folder);
            report(
                    payload.dataset() + " (" + payload.shape().name().toLowerCase(java.util.Locale.ROOT) + ")",
                    written,
                    wrong);
        }
    }

    /// Why a control failed, by its number; those that passed are not in it.
    private Map<Integer, String> check(List<ControlSeeds.Seeded> written, int header, Path file, Path folder)
            throws IOException {
        Map<Integer, String> wrong = new HashMap<>();
        for (int i = 0; i < written.size(); i++) {
            wrong.put(i, "not read");
        }
        Detector egress = egress();
        WorkerState state = new WorkerState(egress, Files.createDirectory(folder.resolve("state")), 0, STATE_BYTES);
        MemberEvents events = new MemberEvents(new Payloads(setup.payloads()));
        for (PlannedMember member : plan(file, folder).members()) {
            events.read(member, Owned.ALL, event -> {
                int number = (int) event.origin().recordNumber() - 1 - header;
                if (number >= 0 && number < written.size()) {
                    question(event, written.get(number), number, wrong);
                    egress.observe(event, state);
                }
            });
        }
        Path rows = folder.resolve("state");
        StateRuns.merge(List.of(state), rows);
        detect(egress, new StateRuns(egress.name(), List.of(rows), rows), written, wrong);
        return wrong;
    }

    private ScanPlan plan(Path file, Path folder) throws IOException {
        return ScanPlan.of(
                Collection.of(List.of(file), folder.resolve("no-case"), EvidenceLimits.DEFAULT),
                new Recognizer(setup.carriers()),
                name -> ReadingRules.NONE,
                RecordedInputs.NONE,
                EvidenceLimits.DEFAULT);
    }

    private Detector egress() {
        return setup.detectors().stream()
                .filter(detector -> detector.name().equals("egress"))
                .findFirst()
                .orElseThrow();
    }

    /// Asks the channel's queries of the event that the seed became.
    private void question(Event event, ControlSeeds.Seeded seeded, int number, Map<Integer, String> wrong) {
        wrong.put(number, "not found by its query");
        ChannelQueries queries = new ChannelQueries(seeded.asset(), context);
        for (ChannelQueries.Asked asked : queries.of(seeded.channel())) {
            boolean flow = seeded.seed() instanceof Seed.Flow;
            if (asked.volume() == flow
                    && Predicate.of(asked.query(), queryContext).test(event)) {
                String size = seeded.seed() instanceof Seed.Flow sent ? wrongSize(event, sent) : "";
                if (size.isEmpty()) {
                    wrong.remove(number);
                } else {
                    wrong.put(number, size);
                }
            }
        }
    }

    /// What the query's sums make of the event, if it is not what the seed says.
    private String wrongSize(Event event, Seed.Flow sent) {
        HitEvent hit = new HitEvent();
        hit.start(event, FlowView.direction(queryContext.internal(), event));
        if (!hit.isCounted()) {
            return "its bytes were not read";
        }
        return hit.lo() == sent.bytes() && hit.hi() == sent.bytes()
                ? ""
                : "found with " + hit.lo() + " to " + hit.hi() + " bytes instead of " + sent.bytes();
    }

    /// What K13 says must also reach the detector and coverage, at its size.
    private void detect(
            Detector egress, SortedRows rows, List<ControlSeeds.Seeded> written, Map<Integer, String> wrong) {
        List<Detection> detections =
                egress.conclude(rows, egress.relative(rows, context.rules(), context.baseline()), context);
        Map<String, Long> covered = new TreeMap<>();
        new FlowTableSums(rows)
                .forEach(flow -> covered.merge(
                        IpAddress.format(flow.sourceHigh(), flow.sourceLow()) + " "
                                + IpAddress.format(flow.destinationHigh(), flow.destinationLow()),
                        flow.sentLo() == flow.sentHi() ? flow.sentHi() : -1,
                        Long::sum));
        for (int i = 0; i < written.size(); i++) {
            if (written.get(i).channel() == Channel.K13
                    && written.get(i).seed() instanceof Seed.Flow sent
                    && !wrong.containsKey(i)) {
                long bytes = covered.getOrDefault(sent.internal() + " " + sent.external(), 0L);
                if (!isDetected(detections, sent)) {
                    wrong.put(i, "not detected as a transfer of " + sent.bytes() + " bytes");
                } else if (bytes != sent.bytes()) {
                    wrong.put(i, "its " + sent.bytes() + " bytes are not in the residual bound");
                }
            }
        }
    }

    private boolean isDetected(List<Detection> detections, Seed.Flow sent) {
        long[] internal = Networks.range(sent.internal());
        String asset = context.assets().ofAddress(internal[0], internal[1]);
        return detections.stream()
                .anyMatch(detection -> detection.score() >= indicationScore
                        && asset.equals(detection.subject().get("asset"))
                        && sent.external().equals(detection.subject().get("destination"))
                        && isSize(detection, sent.bytes()));
    }

    private static boolean isSize(Detection detection, long bytes) {
        String size = Long.toString(bytes);
        return size.equals(detection.facts().get("egress.lo"))
                && size.equals(detection.facts().get("egress.hi"));
    }

    private void report(String format, List<ControlSeeds.Seeded> written, Map<Integer, String> wrong) {
        Map<Channel, List<String>> failed = new EnumMap<>(Channel.class);
        Map<Channel, Integer> made = new EnumMap<>(Channel.class);
        Map<Channel, OptionalLong> bytes = new EnumMap<>(Channel.class);
        for (int i = 0; i < written.size(); i++) {
            ControlSeeds.Seeded seeded = written.get(i);
            made.merge(seeded.channel(), 1, Integer::sum);
            bytes.put(
                    seeded.channel(),
                    seeded.seed() instanceof Seed.Flow flow ? OptionalLong.of(flow.bytes()) : OptionalLong.empty());
            String why = wrong.get(i);
            Control control = why == null ? Control.PASSED : Control.FAILED;
            if (why != null) {
                failed.computeIfAbsent(seeded.channel(), k -> new ArrayList<>())
                        .add(seeded.asset().name() + ": " + why);
            }
            byAsset.computeIfAbsent(seeded.asset().name(), k -> new EnumMap<>(Channel.class))
                    .merge(seeded.channel(), control, (a, b) -> a == Control.FAILED ? a : b);
        }
        made.forEach((channel, assets) -> controls.add(new SeededControl(
                format,
                channel,
                assets,
                bytes.getOrDefault(channel, OptionalLong.empty()),
                failed.containsKey(channel) ? Control.FAILED : Control.PASSED,
                failed.getOrDefault(channel, List.of()))));
    }
}
