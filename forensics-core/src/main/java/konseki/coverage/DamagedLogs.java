package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import konseki.detect.AssetMap;
import konseki.event.Timestamp;
import konseki.finding.Limitation;
import konseki.finding.Wording;

/// Damaged places of numbered logs as limitations of the finding: file, chunk, bytes, numbers, times. Immutable.
final class DamagedLogs {
    private static final String CODE = "LOG_DAMAGED";
    /// So many places of one file are told one by one.
    private static final int MOST = 20;

    private final LedgerReading ledger;
    private final AssetMap assets;

    DamagedLogs(LedgerReading ledger, AssetMap assets) {
        this.ledger = ledger;
        this.assets = assets;
    }

    List<Limitation> limitations(List<ReadMember> members) {
        List<Limitation> limitations = new ArrayList<>();
        for (ReadMember member : members) {
            List<LostRecords> lost =
                    member.lost().stream().filter(this::isMissing).toList();
            String about = String.join(", ", ledger.sensorsOfMember(member.id()));
            lost.stream()
                    .limit(MOST)
                    .forEach(place -> limitations.add(new Limitation(CODE, about, new Wording(en(place), ja(place)))));
            int more = lost.size() - MOST;
            if (more > 0) {
                limitations.add(new Limitation(
                        CODE,
                        about,
                        new Wording(
                                "file " + member.id() + ": " + more + " more damaged places; manifest.json names them",
                                "ファイル " + member.id() + ": ほかに " + more + " か所の破損（manifest.json に記載）")));
            }
        }
        return limitations;
    }

    /// Where the neighbours' numbers follow each other, nothing is missing; or another file has it.
    private boolean isMissing(LostRecords place) {
        return place.missing() != 0 && !ledger.hasAll(place, assets.canonical(place.host()));
    }

    private static String en(LostRecords place) {
        return "file " + place.member() + ", chunk " + place.chunk() + ", bytes " + place.from() + " to "
                + (place.to() - 1) + " cannot be read; missing: " + numbers(place, "record ", "records ", " to ", "unknown")
                + place.when()
                        .map(when -> ", between " + Timestamp.format(when.from()) + " and "
                                + Timestamp.format(when.to()))
                        .orElse("");
    }

    private static String ja(LostRecords place) {
        return "ファイル " + place.member() + "、チャンク " + place.chunk() + "、バイト " + place.from() + "～" + (place.to() - 1)
                + " が読めない。欠落: " + numbers(place, "記録番号 ", "記録番号 ", "～", "不明")
                + place.when()
                        .map(when ->
                                "、" + Timestamp.format(when.from()) + " から " + Timestamp.format(when.to()) + " の間")
                        .orElse("");
    }

    private static String numbers(LostRecords place, String one, String several, String to, String unknown) {
        if (place.missing() < 0) {
            return unknown;
        }
        long first = place.before() + 1;
        return place.missing() == 1 ? one + first : several + first + to + (place.after() - 1);
    }
}
