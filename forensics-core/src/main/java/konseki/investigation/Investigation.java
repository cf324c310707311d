package konseki.investigation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import konseki.detect.CaseRules;
import konseki.detect.Detector;
import konseki.evidence.Collection;
import konseki.finding.CaseClock;
import konseki.finding.Finding;
import konseki.finding.Language;
import konseki.finding.NextStep;
import konseki.ingest.Folders;
import konseki.ingest.MemberReport;
import konseki.ingest.Partial;
import konseki.ingest.PlannedMember;
import konseki.ingest.Progress;
import konseki.ingest.RecordedInputs;
import konseki.ingest.ScanPlan;
import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.Payloads;
import konseki.query.Query;
import konseki.query.QueryContext;
import konseki.query.QueryParser;
import konseki.query.Search;
import konseki.report.FindingJson;
import konseki.report.QueriesMarkdown;
import konseki.report.html.ReportHtml;
import org.jspecify.annotations.Nullable;

/// The front door: one case, from its evidence to its finding. Immutable; methods that write take the case's lock, so
/// one
/// of them runs at a time.
///
/// ```java
/// Investigation investigation = Investigation.in(Path.of("my-case"))
///         .rules(CaseFile.read(Path.of("case.yaml")))
///         .workers(2)
///         .build();
/// Finding finding = investigation.scan(List.of(Path.of("logs")));
/// System.out.println(finding.headline().verdict());
/// try (Hits hits = investigation.search("event.action:ssl-login-fail")) {
///     hits.forEach(hit -> System.out.println(hit.id() + " " + hit.file() + ":" + hit.recordNumber()));
/// }
/// ```
public final class Investigation {
    private final Setup setup;
    private final boolean ownDetectors;

    private Investigation(Setup setup, boolean ownDetectors) {
        this.setup = setup;
        this.ownDetectors = ownDetectors;
    }

    /// @param caseDirectory where results go; made by the first scan
    public static Builder in(Path caseDirectory) {
        return new Builder(new CaseDirectory(caseDirectory));
    }

    /// Scans what is new among the inputs, concludes and writes the reports. Safe to call again.
    ///
    /// @param inputs files and folders; none to bring the case's own evidence up to date
    /// @throws CaseInUseException    if another process writes the case
    /// @throws DisagreementException if states and evidence say different numbers; no finding is written then
    public Finding scan(List<Path> inputs) throws IOException {
        Files.createDirectories(setup.directory().root());
        try (var _ = CaseLock.take(setup.directory().root())) {
            ScanStep.prepare(setup.directory());
            ScanStep.keepCaseFile(setup);
            new ScanStep(setup).run(inputs);
            return concludeLocked();
        }
    }

    /// Scans every `shards`-th lot from the `shard`-th on and concludes nothing; merging the
    /// shards' cases does.
    ///
    /// @param shard from 1
    public void scanShard(List<Path> inputs, int shard, int shards) throws IOException {
        if (shard < 1 || shard > shards) {
            throw new IllegalArgumentException(
                    "shard " + shard + "/" + shards + ": the first number is from 1 to the second");
        }
        Files.createDirectories(setup.directory().root());
        try (var _ = CaseLock.take(setup.directory().root())) {
            ScanStep.prepare(setup.directory());
            ScanStep.keepCaseFile(setup);
            new ScanStep(setup).run(inputs, shard, shards);
        }
    }

    /// Concludes again from the Partials that exist, as after case.yaml changed.
    public Finding conclude() throws IOException {
        setup.directory().requireCase();
        try (var _ = CaseLock.take(setup.directory().root())) {
            ScanStep.prepare(setup.directory());
            ScanStep.keepCaseFile(setup);
            return concludeLocked();
        }
    }

    private Finding concludeLocked() throws IOException {
        CaseDirectory directory = setup.directory();
        Finding finding = new ConcludeStep(setup).conclude(directory.scratch());
        Folders.replace(directory.finding(), json(finding));
        Folders.replace(directory.queries(), QueriesMarkdown.of(finding).getBytes(StandardCharsets.UTF_8));
        writeReports(finding);
        Folders.delete(directory.scratch());
        return finding;
    }

    /// Writes the reports of the last finding again, as after another release drew them otherwise.
    ///
    /// @return where they lie, one for each language
    public List<Path> report() throws IOException {
        Finding finding = finding();
        try (var _ = CaseLock.take(setup.directory().root())) {
            return writeReports(finding);
        }
    }

    private List<Path> writeReports(Finding finding) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Language language : Language.values()) {
            Path file = setup.directory().report(language);
            Folders.replace(file, ReportHtml.of(finding, language));
            written.add(file);
        }
        return written;
    }

    /// One case from several, whose Partials are copied, concluded by the rules given to the builder, else by those of
    /// the cases, which must be equal.
    ///
    /// @throws IllegalArgumentException naming what two cases both hold, or whose rules differ
    public Finding merge(List<Path> cases) throws IOException {
        return setup.caseFile().content().length > 0
                ? mergeByRules(cases)
                : with(MergeStep.commonRules(cases)).mergeByRules(cases);
    }

    private Investigation with(CaseFile rules) {
        List<Detector> detectors = ownDetectors ? setup.detectors() : BuiltInDetectors.all(rules.thresholds());
        return new Investigation(setup.with(rules, detectors), ownDetectors);
    }

    private Finding mergeByRules(List<Path> cases) throws IOException {
        Files.createDirectories(setup.directory().root());
        try (var _ = CaseLock.take(setup.directory().root())) {
            ScanStep.prepare(setup.directory());
            ScanStep.keepCaseFile(setup);
            new MergeStep(setup).run(cases);
            return concludeLocked();
        }
    }

    /// Events that a query finds, in the order of their ids.
    ///
    /// @throws konseki.query.QueryException if the query cannot be read, or has an aggregate
    public Hits search(String query) throws IOException {
        setup.directory().requireCase();
        Query asked = parser().parseQuery(query);
        ConcludeStep step = new ConcludeStep(setup);
        List<Partial> partials = step.partials();
        return new SearchStep(partials, step.members(partials), new Payloads(setup.payloads()))
                .search(asked, queryContext());
    }

    /// Groups and sums of a query with an aggregate.
    ///
    /// @throws konseki.query.QueryException if the query cannot be read
    public AggregateResult aggregate(String query) throws IOException {
        setup.directory().requireCase();
        Search asked = parser().parse(query);
        ConcludeStep step = new ConcludeStep(setup);
        List<Partial> partials = step.partials();
        List<PlannedMember> members = step.members(partials);
        Payloads payloads = new Payloads(setup.payloads());
        return new AggregateStep(asked, queryContext(), setup.workers())
                .run(new SearchStep(partials, members, payloads), members, payloads);
    }

    /// The raw record of an event, read back from the evidence.
    ///
    /// @throws IllegalArgumentException if the case has no such record
    public RawRecord show(String eventId) throws IOException {
        setup.directory().requireCase();
        ConcludeStep step = new ConcludeStep(setup);
        List<Partial> partials = step.partials();
        return new ShowStep(partials, step.members(partials)).show(eventId);
    }

    /// Scans the evidence again and compares manifest and finding byte for byte; the case is not changed.
    ///
    /// @param quick trust the states: check the case's files and conclude again from them
    public VerifyResult verify(boolean quick) throws IOException {
        setup.directory().requireCase();
        return new VerifyStep(setup).run(quick);
    }

    /// What became of every file and archive entry that was read, by partial and member.
    public List<MemberReport> members() throws IOException {
        setup.directory().requireCase();
        return new ScanStep(setup)
                .partials().stream()
                        .flatMap(partial -> partial.members().stream())
                        .toList();
    }

    /// What to collect next, of the last finding.
    public List<NextStep> next() throws IOException {
        return finding().next();
    }

    /// What the logs can say of each asset and line, hour by hour, of the last finding.
    public CoverageTable coverage() throws IOException {
        return CoverageTable.of(finding().coverage());
    }

    private QueryParser parser() {
        return new QueryParser(Investigation::listOfValues, zoneOffsetSeconds());
    }

    /// The lines of a file that a query names with `@`.
    private static List<String> listOfValues(String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(name))) {
            return lines.limit(QueryParser.MAX_VALUES + 2L).toList();
        }
    }

    /// Of the case's zone, at the start of its window; days are those of UTC where it is no whole hour.
    private int zoneOffsetSeconds() {
        CaseRules rules = setup.caseFile().rules();
        Instant at = CaseClock.instant(rules.windowFrom().orElse(0));
        int offset = rules.zone().getRules().getOffset(at).getTotalSeconds();
        return offset % 3600 == 0 ? offset : 0;
    }

    private QueryContext queryContext() {
        return new QueryContext(setup.caseFile().rules().internal(), zoneOffsetSeconds());
    }

    static byte[] json(Finding finding) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FindingJson.write(finding, out);
        return out.toByteArray();
    }

    /// What a scan would read; nothing is written.
    public ScanPlan plan(List<Path> inputs) throws IOException {
        Collection collection =
                Collection.of(inputs, setup.directory().root(), konseki.evidence.EvidenceLimits.DEFAULT);
        return new ScanStep(setup).plan(collection, RecordedInputs.NONE);
    }

    /// The events of some inputs without a case, in input order.
    public void events(List<Path> inputs, EventListener listener) throws IOException {
        new EventStream(setup).forEach(inputs, listener);
    }

    /// The finding as it was written last.
    public Finding finding() throws IOException {
        setup.directory().requireCase();
        return FindingJson.read(Files.readAllBytes(setup.directory().finding()));
    }

    /// Collects what an investigation needs; belongs to one thread.
    public static final class Builder {
        private final CaseDirectory directory;
        private @Nullable CaseFile caseFile;
        private List<Payload> payloads = BuiltInPayloads.all();
        private @Nullable List<Carrier> carriers;
        private @Nullable List<Detector> detectors;
        private int workers = Runtime.getRuntime().availableProcessors();
        private boolean index = true;
        private long stateMemory;
        private int readBytes;
        private List<Path> evidenceRoots = List.of();
        private Progress progress = Progress.NONE;
        private BooleanSupplier cancelled = () -> false;

        private Builder(CaseDirectory directory) {
            this.directory = directory;
        }

        /// Rules of the case; without them those of the case directory, or none.
        public Builder rules(CaseFile rules) {
            caseFile = rules;
            return this;
        }

        /// Payloads in the order in which they are tried; see [BuiltInPayloads#with].
        public Builder payloads(List<Payload> inOrder) {
            payloads = List.copyOf(inOrder);
            return this;
        }

        public Builder carriers(List<Carrier> inOrder) {
            carriers = List.copyOf(inOrder);
            return this;
        }

        public Builder detectors(List<Detector> wanted) {
            detectors = List.copyOf(wanted);
            return this;
        }

        /// Threads that parse; the number of processors if not said.
        public Builder workers(int count) {
            workers = count;
            return this;
        }

        public Builder index(boolean wanted) {
            index = wanted;
            return this;
        }

        /// Bytes of memory for state of all workers together.
        public Builder stateMemory(long bytes) {
            stateMemory = bytes;
            return this;
        }

        /// Bytes that one read takes; changes no result.
        public Builder readBytes(int bytes) {
            readBytes = bytes;
            return this;
        }

        /// Folders in which evidence is looked for instead of where the case was scanned from.
        public Builder evidenceRoots(List<Path> folders) {
            evidenceRoots = List.copyOf(folders);
            return this;
        }

        /// One folder in which evidence is looked for.
        public Builder evidenceRoot(Path folder) {
            return evidenceRoots(List.of(folder));
        }

        public Builder progress(Progress listener) {
            progress = listener;
            return this;
        }

        /// Asked about once per chunk; a scan that is cancelled keeps its finished Partials.
        public Builder cancelled(BooleanSupplier stop) {
            cancelled = stop;
            return this;
        }

        private static void requireConsistent(Thresholds thresholds) throws CaseFileException {
            try {
                VerdictKeys.read(thresholds);
            } catch (IllegalArgumentException wrong) {
                throw thresholds.error(VerdictKeys.SECTION, String.valueOf(wrong.getMessage()));
            }
        }

        /// @throws CaseFileException if the rules name a threshold or a format that nobody reads; thresholds of
        ///                           detectors of one's own are theirs to check
        /// @throws IOException       if case.yaml of the case cannot be read
        public Investigation build() throws IOException {
            CaseFile rules = caseFile != null ? caseFile : directory.readCaseFile();
            List<Carrier> usedCarriers = carriers != null ? carriers : BuiltInCarriers.all(new Payloads(payloads));
            rules.requireKnownFormats(usedCarriers.stream().map(Carrier::name).toList());
            if (detectors == null) {
                rules.thresholds().requireKnown(BuiltInDetectors.thresholdKeys());
            }
            requireConsistent(rules.thresholds());
            Setup setup = new Setup(
                    directory,
                    rules,
                    payloads,
                    usedCarriers,
                    detectors != null ? detectors : BuiltInDetectors.all(rules.thresholds()),
                    workers,
                    index,
                    stateMemory,
                    readBytes,
                    evidenceRoots,
                    progress,
                    cancelled);
            return new Investigation(setup, detectors != null);
        }
    }
}
