package konseki.coverage;

import static konseki.coverage.CaseOfOneLine.CRITICAL_FROM;
import static konseki.coverage.CaseOfOneLine.FIREWALL;
import static konseki.coverage.CaseOfOneLine.FS01;
import static konseki.coverage.CaseOfOneLine.START;
import static konseki.coverage.CaseOfOneLine.WINDOW_FROM;
import static konseki.coverage.CaseOfOneLine.WINDOW_TO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import konseki.event.Timestamp;
import konseki.finding.Grade;
import konseki.finding.Measured;
import konseki.finding.NextStep;
import konseki.finding.ReasonCode;
import konseki.finding.TimeRange;
import konseki.finding.Verdict;
import konseki.finding.VerdictRules;
import konseki.finding.VerdictThresholds;
import konseki.finding.Volume;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From records to a grade, and from a grade to what would change it.
class GradingTest {
    private static final VerdictRules RULES = new VerdictRules(VerdictThresholds.DEFAULT);
    private static final long ENCRYPTION = CRITICAL_FROM + 20 * Timestamp.HOUR;

    @TempDir
    private Path folder;

    private CaseOfOneLine sample;
    private OptionalLong atRisk = OptionalLong.of(10_000_000_000L);

    @BeforeEach
    void newCase() {
        sample = new CaseOfOneLine();
    }

    @Test
    void fullCoverageIsBounded() {
        assertThat(grade("FS01").verdict()).isEqualTo(Verdict.NO_EVIDENCE_BOUNDED);
    }

    @Test
    void fiveSilentHoursBeforeTheEncryptionAreInconclusive() {
        sample.forget(FIREWALL, ENCRYPTION - 5 * Timestamp.HOUR, ENCRYPTION - 1);
        Grade grade = grade("FS01");
        assertThat(grade.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(grade.reasons().getFirst()).isEqualTo(ReasonCode.MATERIAL_GAP);
        NextStep first = next().getFirst();
        assertThat(first.what().en()).startsWith("records of FG1 for 2023-06-09 14:58 to 2023-06-09 20:00 UTC");
        assertThat(first.from()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(first.to()).isEqualTo(Verdict.NO_EVIDENCE_BOUNDED);
        assertThat(first.removes()).isEqualTo(Volume.of((5 * 3600 + 120) * 12_500_000L));
    }

    @Test
    void aClearedLogIsInconclusiveForItsHostOnly() {
        sample.forget(FS01, START, ENCRYPTION - 1);
        sample.cleared("fs01", ENCRYPTION);
        Grade grade = grade("FS01");
        assertThat(grade.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(grade.reasons().getFirst()).isEqualTo(ReasonCode.TAMPERED);
        assertThat(grade("DB01").verdict()).isEqualTo(Verdict.NO_EVIDENCE_BOUNDED);
        assertThat(next().getFirst().what().en()).startsWith("another copy of the logs of FS01 that were cleared");
    }

    @Test
    void anOldGapInASplitWindowIsLimited() {
        sample.window = new TimeRange(START - 2 * Timestamp.DAY, WINDOW_TO);
        atRisk = OptionalLong.empty();
        Grade grade = grade("FS01");
        assertThat(grade.verdict()).isEqualTo(Verdict.NO_EVIDENCE_LIMITED);
        assertThat(grade.reasons()).contains(ReasonCode.LEFT_CENSORED, ReasonCode.VOLUME_AT_RISK_UNKNOWN);
        assertThat(next()).extracting(step -> step.what().en()).contains("how much data is at risk on FS01, DB01");
    }

    /// Forgetting what comes before a gap must not make the gap disappear from the grade.
    @Test
    void aLaterStartDoesNotHideAGap() {
        sample.forget(FIREWALL, ENCRYPTION - 5 * Timestamp.HOUR, ENCRYPTION - 1);
        sample.forget(FIREWALL, START, ENCRYPTION - 1);
        assertThat(grade("FS01").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /// Old gaps leave the later time judged, and the hour from which on it is judged is named.
    @Test
    void theWindowIsSplitWhereTheRecordsBeginToCarryAVerdict() {
        longCase();
        sample.forget(FIREWALL, START + 2 * Timestamp.DAY, START + 4 * Timestamp.DAY);
        AssetCoverage fs01 = sample.measure(folder).of("FS01");
        assertThat(fs01.split()).hasValue(START + 4 * Timestamp.DAY + Timestamp.HOUR);
        assertThat(fs01.shares()).isEqualTo(new Measured.Shares(10_000, 10_000, 10_000));
        Grade grade = grade("FS01");
        assertThat(grade.verdict()).isEqualTo(Verdict.NO_EVIDENCE_LIMITED);
        assertThat(grade.reasons()).contains(ReasonCode.LEFT_CENSORED);
    }

    @Test
    void theWindowIsNotSplitInTheHoursThatMatterMost() {
        longCase();
        sample.forget(FIREWALL, ENCRYPTION - 80 * Timestamp.HOUR, ENCRYPTION - 60 * Timestamp.HOUR);
        assertThat(sample.measure(folder).of("FS01").split()).isEmpty();
        assertThat(grade("FS01").reasons().getFirst()).isEqualTo(ReasonCode.MATERIAL_GAP);
    }

    /// Invariant 1 of `docs/method.md`: removing hours or whole beginnings of a source never improves a verdict.
    @Test
    void removingRecordsNeverImprovesAVerdict() {
        Random random = new Random(7);
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        for (int run = 0; run < 6; run++) {
            sample = new CaseOfOneLine();
            longCase();
            Verdict before = grade("FS01").verdict();
            for (int step = 0; step < 6; step++) {
                long at = START + random.nextInt(200) * Timestamp.HOUR;
                boolean beginning = random.nextInt(3) == 0;
                sample.forget(
                        random.nextInt(4) == 0 ? FS01 : FIREWALL,
                        beginning ? START : at,
                        beginning
                                ? START + random.nextInt(120) * Timestamp.HOUR
                                : at + random.nextInt(20) * Timestamp.HOUR);
                Verdict after = grade("FS01").verdict();
                assertThat(before.isWorseThan(after))
                        .as("%s became %s", before, after)
                        .isFalse();
                seen.add(after);
                before = after;
            }
        }
        assertThat(seen).contains(Verdict.NO_EVIDENCE_LIMITED, Verdict.INCONCLUSIVE);
    }

    /// Nine days of W_crit, R unknown.
    private void longCase() {
        sample.window = new TimeRange(START, WINDOW_TO);
        sample.criticalFrom = START;
        sample.encrypted("fs01", ENCRYPTION);
        atRisk = OptionalLong.empty();
    }

    @Test
    void everyStepNamesItsReasonAndNoneGradesLower() {
        sample.forget(FIREWALL, WINDOW_FROM + Timestamp.HOUR, WINDOW_FROM + 4 * Timestamp.HOUR);
        sample.forget(FS01, CRITICAL_FROM, CRITICAL_FROM + 6 * Timestamp.HOUR);
        sample.cleared("db01", ENCRYPTION);
        List<NextStep> steps = next();
        assertThat(steps).hasSizeGreaterThanOrEqualTo(3);
        assertThat(steps).allSatisfy(step -> {
            assertThat(step.to().isWorseThan(step.from())).isFalse();
            assertThat(step.why().en()).isNotBlank();
            assertThat(step.what().ja()).isNotBlank();
        });
    }

    private Grade grade(String asset) {
        return RULES.grade(measured(sample.measure(folder)).get(asset));
    }

    private List<NextStep> next() {
        CaseCoverage coverage = sample.measure(folder);
        return new NextSteps(RULES, sample.context()).of(coverage, measured(coverage));
    }

    private Map<String, Measured> measured(CaseCoverage coverage) {
        Map<String, Measured> measured = new TreeMap<>();
        for (AssetCoverage asset : coverage.assets()) {
            measured.put(
                    asset.asset(),
                    asset.measured(
                            new Measured.Scope(13, 13, true, 2, false, false),
                            ENCRYPTION,
                            sample.exposure(folder, asset.asset()).orElseThrow(),
                            atRisk,
                            true,
                            0,
                            List.of(),
                            0));
        }
        return measured;
    }
}
