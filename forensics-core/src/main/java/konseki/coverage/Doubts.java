package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import konseki.event.Timestamp;
import konseki.finding.Limitation;
import konseki.finding.Wording;

/// What speaks against files, clocks and channels without making any hour a gap: limitations of the finding
/// (`docs/method.md`, Coverage). Immutable.
final class Doubts {
    private final LedgerReading ledger;
    private final BoundaryTraffic traffic;

    Doubts(LedgerReading ledger, BoundaryTraffic traffic) {
        this.ledger = ledger;
        this.traffic = traffic;
    }

    /// @param scope canonical names of the assets in scope
    List<Limitation> limitations(Iterable<String> scope) {
        List<Limitation> doubts = new ArrayList<>();
        ledger.members().forEach((member, facts) -> ofMember(member, facts, doubts));
        ledger.copies().disagreements().forEach(copies -> doubts.add(of(copies)));
        boolean proxy = ledger.sensors().keySet().stream()
                .anyMatch(sensor -> ledger.sensor(sensor).kind() == SourceKind.PROXY);
        if (proxy) {
            scope.forEach(asset -> traffic.pastProxy(asset).ifPresent(web -> doubts.add(pastProxy(asset, web))));
        }
        return doubts;
    }

    private static void ofMember(String member, MemberFacts facts, List<Limitation> doubts) {
        String about = String.join(", ", facts.sensors());
        if (facts.isResaved()) {
            doubts.add(new Limitation(
                    "RESAVED",
                    about,
                    new Wording(
                            "a file was saved again by a spreadsheet (" + member
                                    + "): digits or seconds are gone, counters stand for the interval that is left."
                                    + " Ask for the original",
                            "表計算ソフトで保存し直されたファイル（" + member + "）: 桁や秒が失われ、通信量は残った桁が許す範囲とした。原本の入手が必要")));
        }
        Optional<Long> back = facts.fallsBack();
        if (back.isPresent()) {
            doubts.add(new Limitation(
                    "CLOCK_STEP",
                    about,
                    new Wording(
                            "time falls back by " + back.get() + " h inside a file (" + member
                                    + "): a clock was set, or records were put together",
                            "ファイル内で時刻が " + back.get() + " 時間戻る（" + member + "）: 時計の変更または記録の継ぎ合わせ")));
        }
    }

    private static Limitation of(CopyClocks.Disagreement copies) {
        long seconds = copies.offset() / Timestamp.SECOND;
        String files = copies.first() + ", " + copies.second();
        return new Limitation(
                copies.isZone() ? "CLOCK_ZONE" : "CLOCK_DISAGREES",
                copies.asset(),
                new Wording(
                        "two copies of one log (" + copies.channel() + ": " + files + ") give the same records times "
                                + seconds + " s apart"
                                + (copies.isZone() ? ": the zone of one of them is wrong. Say which under read:" : ""),
                        "同じログの二つの写し（" + copies.channel() + ": " + files + "）で同じ記録の時刻が " + seconds + " 秒異なる"
                                + (copies.isZone() ? "。いずれかの時間帯の指定が誤り。read: での指定が必要" : "")));
    }

    private static Limitation pastProxy(String asset, BoundaryTraffic.Web web) {
        return new Limitation(
                "PROXY_BYPASS",
                asset,
                new Wording(
                        "K1, K6: " + web.flows() + " flows to web ports, up to " + web.bytes()
                                + " bytes, did not go through the proxy: their names and methods are not recorded",
                        "K1・K6: ウェブ用ポートへの " + web.flows() + " 件の通信（最大 " + web.bytes()
                                + " バイト）がプロキシを経由しておらず、宛先名と操作の記録がない"));
    }

    /// By asset, what a log archived by itself is called.
    static Map<String, List<String>> archives(LedgerReading ledger) {
        Map<String, List<String>> archives = new java.util.TreeMap<>();
        ledger.marks()
                .forEach((asset, marks) -> marks.stream()
                        .filter(mark -> mark.kind() == HostMark.Kind.ARCHIVED)
                        .forEach(mark -> archives.computeIfAbsent(asset, _ -> new ArrayList<>())
                                .add(mark.object())));
        return archives;
    }
}
