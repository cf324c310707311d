package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import konseki.coverage.AssetCoverage.AssetGap;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.event.Field;
import konseki.event.Networks;
import konseki.event.VirtualField;
import konseki.finding.BoundTerm;
import konseki.finding.TimeRange;
import konseki.finding.Volume;
import konseki.finding.Wording;
import konseki.query.FieldRef;
import konseki.query.Query;
import konseki.query.QueryPrinter;

/// Writes down how the parts of the bound of one asset came about (`docs/method.md`, Residual bound). Belongs to one
/// thread.
final class BoundTerms {
    private static final Query CROSSES =
            new Query.OneOf(FieldRef.of(VirtualField.DIRECTION), List.of("inbound", "outbound"));

    private final Context context;
    private final TimeRange graded;
    private final Networks addresses;
    private final List<BoundTerm> terms = new ArrayList<>();

    /// @param graded W of the asset, from the split on
    BoundTerms(Context context, String asset, TimeRange graded) {
        this.context = context;
        this.graded = graded;
        this.addresses = context.assets().addresses(asset);
    }

    List<BoundTerm> terms() {
        return terms;
    }

    private void add(String part, Wording what, Volume bytes, Wording inputs, Optional<Query> query) {
        terms.add(new BoundTerm(part, what, bytes, inputs, query.map(QueryPrinter::print)));
    }

    /// Of the asset's own flows across the boundary; empty where its addresses are not known.
    private Optional<Query> own(Query... what) {
        if (addresses.isEmpty()) {
            return Optional.empty();
        }
        List<Query> clauses = new ArrayList<>(List.of(
                new Query.Range(FieldRef.of(VirtualField.EVENT_END), graded.from(), Long.MAX_VALUE),
                new Query.Range(FieldRef.of(VirtualField.EVENT_START), Long.MIN_VALUE, graded.to()),
                CROSSES));
        clauses.add(new Query.Address(FieldRef.of(VirtualField.INTERNAL_IP), addresses));
        clauses.addAll(List.of(what));
        return Optional.of(new Query.And(clauses));
    }

    void explained(CaseRules.Allowance allowance, long day, long bytes, CaseRules.OtherSide record) {
        add(
                "u1a",
                new Wording("allowed: " + allowance.name(), "許可済み: " + allowance.name()),
                Volume.of(bytes),
                new Wording(
                        bytes + " bytes on day " + java.time.LocalDate.ofEpochDay(day) + "; the other side recorded "
                                + record.bytes() + " (" + record.where() + "), within 5 %",
                        java.time.LocalDate.ofEpochDay(day) + " に " + bytes + " バイト。相手側の記録は " + record.bytes() + " バイト（"
                                + record.where() + "）で差は 5 % 以内"),
                own(allowed(allowance)));
    }

    void allowed(CaseRules.Allowance allowance, Volume bytes, long flows) {
        add(
                "u1b",
                new Wording("allowed: " + allowance.name(), "許可済み: " + allowance.name()),
                bytes,
                counted(flows),
                own(allowed(allowance)));
    }

    private static Query allowed(CaseRules.Allowance allowance) {
        List<Query> to = new ArrayList<>();
        if (!allowance.destinations().isEmpty()) {
            to.add(new Query.Address(FieldRef.of(VirtualField.EXTERNAL_IP), allowance.destinations()));
        }
        for (String domain : allowance.domains()) {
            to.add(new Query.Text(FieldRef.of(Field.DESTINATION_DOMAIN), domain));
            to.add(new Query.Text(FieldRef.of(Field.DESTINATION_DOMAIN), "*." + domain));
        }
        return to.size() == 1 ? to.getFirst() : new Query.Or(to);
    }

    void decided(Map<String, long[]> byDestination) {
        byDestination.forEach((destination, sum) -> add(
                "u1b",
                new Wording("found harmless: " + destination, "無害と判断: " + destination),
                Volume.of(sum[0]),
                counted(sum[1]),
                own(external(destination))));
    }

    private static Query external(String address) {
        return new Query.Address(FieldRef.of(VirtualField.EXTERNAL_IP), Networks.of(List.of(address)));
    }

    void unexplained(Volume bytes, long flows, int destinations) {
        add(
                "u2",
                new Wording("own flows below every threshold", "閾値未満の自機器の通信"),
                bytes,
                new Wording(
                        flows + " flows to " + destinations
                                + " addresses; without what is allowed, decided, a finding or the attacker's",
                        destinations + " 宛先への " + flows + " 件の通信（許可済み・判断済み・検出・攻撃者宛てを除く）"),
                own(new Query.Exists(FieldRef.of(VirtualField.EGRESS_HI))));
    }

    /// Of proxies, gateways and addresses that are no asset.
    void unattributed(String part, Volume bytes, long flows) {
        if (flows > 0) {
            add(
                    part,
                    new Wording(
                            "flows of proxies, gateways and unknown internal addresses", "プロキシ・ゲートウェイ・不明な内部アドレスの通信"),
                    bytes,
                    counted(flows),
                    Optional.empty());
        }
    }

    private static Wording counted(long flows) {
        return new Wording("upper counters of " + flows + " flows", flows + " 件の通信量の上限の合計");
    }

    void gap(AssetGap gap) {
        add("u3", what(gap, "gap", "欠落"), gap.measured().bytes(), how(gap), Optional.empty());
    }

    void openAtCut(AssetGap gap) {
        add(
                "u6",
                what(gap, "sessions begun and still open when the records end", "記録が途切れた時点で継続中の通信"),
                gap.measured().bytes(),
                how(gap),
                Optional.empty());
    }

    private static Wording what(AssetGap gap, String en, String ja) {
        Wording reason = gap.measured().reason().wording();
        return new Wording(
                gap.line() + ": " + en + " (" + reason.en() + "), " + gap.when(),
                gap.line() + ": " + ja + "（" + reason.ja() + "）, " + gap.when());
    }

    /// What the rate gives, unless a counter of the line says less.
    private Wording how(AssetGap gap) {
        OptionalLong rate = context.rules().lines().stream()
                .filter(line -> line.name().equals(gap.line()))
                .flatMapToLong(line -> line.bitsPerSecond().stream())
                .findFirst();
        long seconds = gap.when().seconds();
        if (rate.isEmpty()) {
            return gap.measured().bytes().isBounded()
                    ? new Wording(seconds + " s; by the line's counter", seconds + " 秒（回線のカウンターによる）")
                    : new Wording(seconds + " s; the line's rate is not known", seconds + " 秒（回線の速度は不明）");
        }
        long bytesPerSecond = Math.ceilDiv(rate.getAsLong(), 8);
        boolean byRate = LineCoverage.capacity(OptionalLong.of(bytesPerSecond), gap.when())
                .equals(gap.measured().bytes());
        String product = seconds + " s × " + bytesPerSecond + " B/s";
        return byRate
                ? new Wording(product, seconds + " 秒 × " + bytesPerSecond + " B/s")
                : new Wording(
                        "the line's counter, less than " + product,
                        "回線のカウンター（" + seconds + " 秒 × " + bytesPerSecond + " B/s より小）");
    }

    void sampled(String sensor, int one, long bytes, long flows, Volume missed) {
        add(
                "u4",
                new Wording("sampling of " + sensor, sensor + " のサンプリング"),
                missed,
                new Wording(
                        "1 packet in " + one + "; " + bytes + " bytes in " + flows
                                + " records seen; N-1 times them, twice N/√n of them, and 3 N packets of 1460 bytes",
                        one + " パケットに 1 つを記録。記録は " + flows + " 件 " + bytes
                                + " バイト。その N-1 倍、2N/√n 倍、および 1460 バイトの 3N パケットの和"),
                Optional.empty());
    }

    void nothingSampled() {
        add(
                "u4",
                new Wording("sampling", "サンプリング"),
                Volume.none(),
                new Wording("case.yaml names no sensor that samples", "case.yaml にサンプリングする装置の記載なし"),
                Optional.empty());
    }

    void withoutCounters(Volume bytes, long seconds) {
        if (seconds > 0) {
            add(
                    "u5",
                    new Wording("flows without byte counters", "通信量の記録がない通信"),
                    bytes,
                    new Wording(seconds + " s × the fastest line's rate", seconds + " 秒 × 最速の回線の速度"),
                    own(new Query.Not(new Query.Exists(FieldRef.of(VirtualField.EGRESS_HI)))));
        }
    }

    void indirectOnly(Volume bytes) {
        add(
                "u7",
                new Wording("hours with the host's own records only", "端末側の記録しかない時間帯"),
                bytes,
                new Wording("no gap of a line bounds them", "回線の欠落量からも上限が定まらない"),
                Optional.empty());
    }

    void session(AttackerPeers.Sent sent) {
        String client = sent.client();
        List<Query> peer = new ArrayList<>();
        sent.names().forEach(inside -> addAddress(inside, peer));
        addAddress(client, peer);
        Optional<Query> query = peer.isEmpty()
                ? Optional.empty()
                : Optional.of(Query.and(
                        new Query.Range(FieldRef.of(VirtualField.EVENT_END), sent.since(), Long.MAX_VALUE),
                        new Query.Range(FieldRef.of(VirtualField.EVENT_START), Long.MIN_VALUE, graded.to()),
                        peer.size() == 1 ? peer.getFirst() : new Query.Or(peer)));
        add(
                "u8",
                new Wording("sessions of " + client, client + " の通信"),
                Volume.of(sent.bytes()),
                new Wording(
                        "to " + client + ": " + sent.outside() + " bytes; to its address inside: " + sent.inside()
                                + "; the larger counts. Most in 5 minutes: " + sent.peak(),
                        client + " 宛て " + sent.outside() + " バイト、内部アドレス宛て " + sent.inside() + " バイトの大きい方。5 分間の最大は "
                                + sent.peak() + " バイト"),
                query);
    }

    private static void addAddress(String text, List<Query> to) {
        if (konseki.detect.Clauses.isAddress(text)) {
            Networks address = Networks.of(List.of(text));
            to.add(new Query.Address(FieldRef.of(Field.SOURCE_IP), address));
            to.add(new Query.Address(FieldRef.of(Field.DESTINATION_IP), address));
        }
    }
}
