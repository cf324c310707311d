package konseki.finding;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import konseki.event.Timestamp;
import konseki.finding.Disposition.Decision;
import konseki.finding.Measured.MeasuredGap;

/// The rule table of `docs/method.md`, Verdict: the first rule that matches, top down. A pure function; immutable.
///
/// Evidence outranks coverage: what was found is looked at before what is missing. Less coverage never gives a better
/// verdict, and with an open hit there is no negative one.
public final class VerdictRules {
    private final VerdictThresholds thresholds;

    public VerdictRules(VerdictThresholds thresholds) {
        this.thresholds = thresholds;
    }

    public Grade grade(Measured measured) {
        List<FailedClause> limited = new LimitedClauses(thresholds).failed(measured);
        List<FailedClause> bounded = new BoundedClauses(thresholds).failed(measured);
        List<FailedClause> failed = new ArrayList<>(limited);
        failed.addAll(bounded);
        Optional<Clause> found = found(measured);
        if (found.isPresent()) {
            return new Grade(found.get().grade(), found.get(), failed, List.of());
        }
        Optional<Clause> unassessable = unassessable(measured.scope());
        if (unassessable.isPresent()) {
            return new Grade(Verdict.NOT_ASSESSABLE, unassessable.get(), failed, List.of());
        }
        if (bounded.isEmpty() && limited.isEmpty()) {
            return new Grade(Verdict.NO_EVIDENCE_BOUNDED, Clause.BOUNDED_HOLDS, List.of(), List.of());
        }
        if (limited.isEmpty()) {
            return new Grade(Verdict.NO_EVIDENCE_LIMITED, Clause.LIMITED_HOLDS, bounded, reasons(bounded, measured));
        }
        return new Grade(Verdict.INCONCLUSIVE, limited.getFirst().clause(), failed, reasons(failed, measured));
    }

    private Optional<Clause> found(Measured measured) {
        if (measured.proofs() > 0) {
            return Optional.of(Clause.CONFIRMED_BY_PROOF);
        }
        for (Indication indication : measured.indications()) {
            if (indication.decision() == Decision.CONFIRMED
                    && probable(indication).isPresent()) {
                return Optional.of(Clause.CONFIRMED_BY_ANALYST);
            }
        }
        return firstOf(Verdict.TRANSFER_PROBABLE, measured).or(() -> firstOf(Verdict.INDICATIONS_UNRESOLVED, measured));
    }

    /// The first clause, in the order of the table, that any indication meets.
    private Optional<Clause> firstOf(Verdict grade, Measured measured) {
        Set<Clause> met = EnumSet.noneOf(Clause.class);
        for (Indication indication : measured.indications()) {
            (grade == Verdict.TRANSFER_PROBABLE ? probable(indication) : open(indication)).ifPresent(met::add);
        }
        if (grade == Verdict.TRANSFER_PROBABLE) {
            sessions(measured.volumes()).ifPresent(met::add);
        }
        return met.stream().findFirst(); // of an EnumSet: in the order of the table
    }

    private Optional<Clause> probable(Indication indication) {
        if (indication.decision() == Decision.BENIGN) {
            return Optional.empty();
        }
        return switch (indication) {
            case Indication.Egress(int score, boolean tainted, boolean allowed, Decision _) ->
                when(tainted && !allowed && score >= thresholds.probableScore(), Clause.EGRESS_FROM_TAINTED_HOST);
            case Indication.Upload upload ->
                when(
                        upload.bytesAtLeast() >= thresholds.uploadBytes()
                                && !upload.allowListed()
                                && !upload.inBaseline()
                                && upload.tiedToAttacker(),
                        Clause.NAMED_UPLOAD_BY_ATTACKER);
            case Indication.Staging(int _, long archive, long left, Decision _) ->
                when(left > 0 && left >= shareOf(archive, thresholds.stagedShare()), Clause.STAGED_ARCHIVE_LEFT);
            case Indication.RemoteControl _, Indication.ToolRun _, Indication.Stealer _ -> Optional.empty();
        };
    }

    private Optional<Clause> open(Indication indication) {
        // Of remote control, "interactive" is a decision; of a transfer, only "benign" takes the hit away.
        boolean decided = indication.decision() == Decision.BENIGN
                || indication instanceof Indication.RemoteControl && indication.decision() == Decision.INTERACTIVE;
        if (decided) {
            return Optional.empty();
        }
        return switch (indication) {
            case Indication.Egress _, Indication.Upload _, Indication.Staging _ ->
                when(indication.score() >= thresholds.indicationScore(), Clause.HIT_UNDECIDED);
            case Indication.RemoteControl _ -> Optional.of(Clause.REMOTE_CONTROL_UNDECIDED);
            case Indication.ToolRun _ -> Optional.of(Clause.TRANSFER_TOOL_RAN);
            case Indication.Stealer _ -> Optional.of(Clause.STEALER_PRESENT);
        };
    }

    private Optional<Clause> sessions(Measured.Volumes volumes) {
        if (volumes.toAttackerPeak() > thresholds.sessionBytes()) {
            return Optional.of(Clause.ATTACKER_SESSION_TOO_FAST);
        }
        // An unbounded U8 is a gap, not a transfer: it fails BOUNDED instead.
        boolean large = volumes.atRisk().isPresent()
                && volumes.toAttacker() instanceof Volume.AtMost(long bytes)
                && bytes > 0
                && bytes >= volumes.atRisk().getAsLong();
        return when(large, Clause.ATTACKER_SESSION_TOO_LARGE);
    }

    private static Optional<Clause> unassessable(Measured.Scope scope) {
        if (scope.queriesRun() < scope.queriesRequired()) {
            return Optional.of(Clause.QUERY_DID_NOT_RUN);
        }
        if (!scope.windowHasEnd()) {
            return Optional.of(Clause.WINDOW_WITHOUT_END);
        }
        return when(scope.assets() == 0, Clause.NOTHING_IN_SCOPE);
    }

    private static Optional<Clause> when(boolean holds, Clause clause) {
        return holds ? Optional.of(clause) : Optional.empty();
    }

    private static long shareOf(long whole, int basisPoints) {
        return whole / 10_000 * basisPoints + whole % 10_000 * basisPoints / 10_000;
    }

    /// The codes of the failed clauses in their order, and what the gaps add.
    private static List<ReasonCode> reasons(List<FailedClause> failed, Measured measured) {
        Set<ReasonCode> codes = EnumSet.noneOf(ReasonCode.class);
        failed.forEach(one -> one.clause().reason().ifPresent(codes::add));
        for (MeasuredGap gap : measured.gaps()) {
            if (gap.reason() == GapReason.UNVERIFIED) {
                codes.add(ReasonCode.UNVERIFIED);
            } else if (gap.reason() == GapReason.CLOCK) {
                codes.add(ReasonCode.CLOCK);
            }
        }
        return withFirst(failed.getFirst().clause().reason(), codes);
    }

    /// The code of the clause that decided comes first, the others in their own order.
    private static List<ReasonCode> withFirst(Optional<ReasonCode> decisive, Set<ReasonCode> codes) {
        List<ReasonCode> ordered = new ArrayList<>(decisive.stream().toList());
        codes.stream().filter(code -> !ordered.contains(code)).forEach(ordered::add);
        return ordered;
    }

    /// Whether a gap could hide the data at risk: its bytes reach R; where R or the rate is unknown, its length
    /// decides.
    public static boolean isMaterial(MeasuredGap gap, OptionalLong atRisk, VerdictThresholds thresholds) {
        if (atRisk.isPresent() && gap.bytes() instanceof Volume.AtMost(long bytes)) {
            return bytes >= atRisk.getAsLong();
        }
        return gap.when().seconds() > thresholds.materialGapSeconds();
    }

    /// The hours before the first encryption that LIMITED looks at.
    static TimeRange criticalHours(Measured measured, VerdictThresholds thresholds) {
        long end = measured.criticalEnd();
        return new TimeRange(end - thresholds.criticalHours() * Timestamp.HOUR, end);
    }
}
