package konseki.investigation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import konseki.detect.CaseRules;
import konseki.detect.Clauses;
import konseki.detect.Context;
import konseki.detect.SignalKind;
import konseki.detect.egress.LoudEgress;
import konseki.detect.egress.TransferTraces;
import konseki.event.Networks;
import konseki.finding.Channel;
import konseki.finding.Indication;
import konseki.finding.ReportedDetection;
import konseki.finding.Technique;
import konseki.finding.VerdictThresholds;
import org.jspecify.annotations.Nullable;

/// What of the detections speaks for a transfer, as the rule table of verdicts looks at it. Immutable.
final class Indications {
    private static final String TAINTED = "tainted-host";

    private final Context context;
    private final VerdictThresholds thresholds;

    Indications(Context context, VerdictThresholds thresholds) {
        this.context = context;
        this.thresholds = thresholds;
    }

    /// Those of an asset and of addresses that are nobody's, which may be any asset's; and remote control from outside,
    /// which can reach any asset.
    ///
    /// @param all detections of the case
    List<Indication> of(CaseRules.Asset asset, List<ReportedDetection> all) {
        List<Indication> indications = new ArrayList<>();
        for (ReportedDetection detection : all) {
            String subject = detection.subject().get("asset");
            boolean own = asset.name().equals(subject) || isNobodys(subject);
            switch (detection.detector()) {
                case "egress" -> {
                    if (own) {
                        indications.add(egress(detection));
                    }
                }
                case "intrusion" -> {
                    if (isOutside(detection.subject().get("client"))) {
                        indications.add(new Indication.RemoteControl(detection.score(), detection.decision()));
                    }
                }
                case TransferTraces.NAME -> {
                    if (own) {
                        trace(detection).ifPresent(indications::add);
                    }
                }
                default -> {}
            }
        }
        return indications;
    }

    private static Indication egress(ReportedDetection detection) {
        return new Indication.Egress(
                detection.score(),
                detection.signals().contains(TAINTED),
                detection.facts().containsKey("allow"),
                detection.decision());
    }

    /// Of tools and thieves only what counts as a hit: below, it is listed and needs no decision.
    private Optional<Indication> trace(ReportedDetection detection) {
        int score = detection.score();
        boolean hit = score >= thresholds.indicationScore();
        return switch (kind(detection)) {
            case NAMED_UPLOAD ->
                Optional.of(new Indication.Upload(
                        score,
                        number(detection, "largest-upload.lo", 0),
                        detection.facts().containsKey("allow"),
                        "yes".equals(detection.facts().get(LoudEgress.KNOWN)),
                        detection.signals().contains(TAINTED),
                        detection.decision()));
            case ARCHIVE_STAGED ->
                // Of an archive whose size nobody recorded no share can have left.
                hit
                        ? Optional.of(new Indication.Staging(
                                score,
                                number(detection, "largest-archive", Long.MAX_VALUE),
                                number(detection, LoudEgress.AFTER, 0),
                                detection.decision()))
                        : Optional.empty();
            case STEALER -> hit ? Optional.of(new Indication.Stealer(score, detection.decision())) : Optional.empty();
            case REMOTE_TOOL ->
                hit ? Optional.of(new Indication.RemoteControl(score, detection.decision())) : Optional.empty();
            default -> hit ? Optional.of(new Indication.ToolRun(score, detection.decision())) : Optional.empty();
        };
    }

    private static SignalKind kind(ReportedDetection detection) {
        for (SignalKind kind : List.of(
                SignalKind.NAMED_UPLOAD, SignalKind.ARCHIVE_STAGED, SignalKind.STEALER, SignalKind.REMOTE_TOOL)) {
            if (detection.signals().contains(kind.jsonName())) {
                return kind;
            }
        }
        return SignalKind.TRANSFER_TOOL;
    }

    private static long number(ReportedDetection detection, String fact, long otherwise) {
        String text = detection.facts().get(fact);
        return text == null ? otherwise : Long.parseLong(text);
    }

    /// The channel that a detection of an asset stands under.
    static Channel channel(ReportedDetection detection) {
        if (!detection.detector().equals(TransferTraces.NAME)) {
            return Channel.K13;
        }
        if (kind(detection) == SignalKind.NAMED_UPLOAD) {
            return Channel.K1;
        }
        Technique technique = detection.techniques().getFirst();
        return switch (technique.id()) {
            case "T1567", "T1567.002", "T1567.004" -> Channel.K6;
            case "T1219.002" -> Channel.K8;
            case "T1572" -> Channel.K10;
            case "T1197" -> Channel.K12;
            case "T1560.001", "T1074" -> Channel.K14;
            case "T1119" -> Channel.K13;
            default -> Channel.K2;
        };
    }

    private boolean isNobodys(@Nullable String sender) {
        return sender != null
                && Clauses.isAddress(sender)
                && context.assets().declared(sender).isEmpty();
    }

    private boolean isOutside(@Nullable String address) {
        if (address == null) {
            return false;
        }
        long[] range = Networks.range(address);
        return !context.rules().internal().contains(range[0], range[1]);
    }
}
