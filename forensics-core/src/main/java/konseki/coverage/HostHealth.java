package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import konseki.detect.Context;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.finding.GapReason;
import konseki.finding.TimeRange;

/// What signals and a host's own log say against what is written of it. Immutable.
final class HostHealth {
    private final LedgerReading ledger;
    private final Context context;
    private final CoverageRules rules;
    private final TimeRange window;
    private final OffTimes offTimes;

    HostHealth(LedgerReading ledger, Context context, CoverageRules rules, TimeRange window, OffTimes offTimes) {
        this.ledger = ledger;
        this.context = context;
        this.rules = rules;
        this.window = window;
        this.offTimes = offTimes;
    }

    boolean isAbout(Signal signal, String asset) {
        return signal.subject() instanceof Subject.Machine(String host)
                && context.assets().canonical(host).equals(asset);
    }

    /// Moments at which something was done to the asset's logs, whatever its weight.
    List<Long> moments(String asset, SignalKind kind) {
        return context.absolute().stream()
                .filter(signal -> signal.kind() == kind && isAbout(signal, asset))
                .map(signal -> signal.when().from())
                .toList();
    }

    /// The same, without what only supports.
    private List<Long> primary(String asset, SignalKind kind) {
        return context.absolute().stream()
                .filter(signal -> signal.primary() && signal.kind() == kind && isAbout(signal, asset))
                .map(signal -> signal.when().from())
                .toList();
    }

    /// Gaps of one sensor's records of the asset.
    List<SensorGap> gaps(String asset, String sensor) {
        HostWriters writers = ledger.writersOf(asset);
        Activity records = writers.all(sensor);
        List<SensorGap> gaps = new ArrayList<>();
        if (ledger.sensor(sensor).kind() == SourceKind.HOST) {
            gaps.addAll(stopped(asset, sensor, writers));
            HostPower power = new HostPower(marks(asset, sensor), rules);
            List<TimeRange> off = offTimes.of(asset);
            for (HostPower.Stop stop : power.stops(records, window.to() + 1)) {
                if (off.stream().noneMatch(range -> range.overlaps(stop.when()))) {
                    gaps.add(new SensorGap(GapReason.SERVICE_STOP, stop.when()));
                }
            }
            gaps.addAll(power.drops(records, window.to() + 1));
        }
        gaps.addAll(zones(asset, sensor));
        return gaps;
    }

    /// What the sensor's files say of the host itself; another copy has its own.
    private List<HostMark> marks(String asset, String sensor) {
        return ledger.marksOf(asset).stream()
                .filter(mark -> ledger.sensorsOfMember(mark.member()).contains(sensor))
                .toList();
    }

    /// Process records end where somebody stopped their sensor, and what they are worth where somebody changed the
    /// audit policy and no other process sensor writes.
    private List<SensorGap> stopped(String asset, String sensor, HostWriters writers) {
        Activity processes = writers.processes(sensor);
        List<SensorGap> gaps = new ArrayList<>();
        for (long at : primary(asset, SignalKind.SENSOR_STOPPED)) {
            long next = processes.nextAfter(at + Activity.MINUTE).orElse(window.to() + 1);
            if (next - at > rules.restartMinutes() * Activity.MINUTE && at <= window.to()) {
                gaps.add(new SensorGap(GapReason.SENSOR_OFF, new TimeRange(at, next - 1)));
            }
        }
        boolean auditOnly = writers.datasets(sensor).entrySet().stream()
                .filter(entry -> entry.getValue().has(Ledger.PROCESS))
                .allMatch(entry -> entry.getKey().equals("windows.security"));
        if (auditOnly) {
            for (long at : primary(asset, SignalKind.AUDIT_POLICY_CHANGED)) {
                if (at <= window.to()) {
                    gaps.add(new SensorGap(GapReason.AUDIT_OFF, new TimeRange(at, window.to())));
                }
            }
        }
        return gaps;
    }

    /// Of two copies that give the same records times a zone apart, one is wrong, and nobody has said which.
    private List<SensorGap> zones(String asset, String sensor) {
        List<SensorGap> gaps = new ArrayList<>();
        for (CopyClocks.Disagreement copies : ledger.copies().disagreements()) {
            if (copies.isZone() && copies.asset().equals(asset)) {
                for (String member : List.of(copies.first(), copies.second())) {
                    MemberFacts facts = ledger.members().get(member);
                    if (facts != null && facts.sensors().contains(sensor)) {
                        gaps.add(new SensorGap(
                                GapReason.CLOCK,
                                new TimeRange(
                                        facts.activity().first(),
                                        facts.activity().last())));
                    }
                }
            }
        }
        return gaps;
    }

    /// Rule AW: what an intruder could have changed counts until the host was taken.
    List<SensorGap> withinReach(String sensor, String host) {
        OptionalLong tainted = context.taintedSince(host);
        boolean counts = tainted.isEmpty()
                || tainted.getAsLong() > window.to()
                || !ledger.sensor(sensor).attackerWritable();
        return counts
                ? List.of()
                : List.of(new SensorGap(
                        GapReason.ATTACKER_WRITABLE,
                        new TimeRange(Math.max(tainted.getAsLong(), window.from()), window.to())));
    }
}
