package konseki.investigation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.event.Networks;
import konseki.finding.Wording;

/// Which assets the question is about, and what of that nobody confirmed.
final class Scope {

    private Scope() {}

    /// The assets that hold data: those that case.yaml says, else, cautiously, every machine that was encrypted or in
    /// the
    /// attacker's hands.
    static List<CaseRules.Asset> dataHolding(CaseRules rules, Context context) {
        List<CaseRules.Asset> declared =
                rules.assets().stream().filter(CaseRules.Asset::holdsData).toList();
        if (!declared.isEmpty()) {
            return declared;
        }
        TreeSet<String> names = new TreeSet<>();
        rules.encrypted().forEach(host -> names.add(context.assets().canonical(host.host())));
        names.addAll(context.taint().keySet());
        context.entries().forEach(entry -> entry.insideAs().ifPresent(names::remove)); // the attacker's own address
        List<CaseRules.Asset> inferred = new ArrayList<>();
        for (String name : names) {
            inferred.add(context.assets()
                    .declared(name)
                    .orElseGet(() -> new CaseRules.Asset(
                            name, List.of(name), addresses(name), "server", true, OptionalLong.empty(), List.of())));
        }
        return inferred;
    }

    /// An asset that logs only know by its address is called by it.
    private static Networks addresses(String name) {
        try {
            return Networks.of(List.of(name));
        } catch (IllegalArgumentException aName) {
            return Networks.NONE;
        }
    }

    /// What makes the verdict provisional; empty where people confirmed boundaries, assets and window.
    static List<Wording> provisionalBecause(CaseRules rules) {
        List<Wording> reasons = new ArrayList<>();
        if (!rules.networksConfirmed()) {
            reasons.add(new Wording("which networks are internal (networks:)", "内部ネットワークの範囲（networks:）"));
        }
        if (rules.assets().stream().noneMatch(CaseRules.Asset::holdsData)) {
            reasons.add(new Wording("which machines hold data in scope (assets:)", "対象データを保有する機器（assets:）"));
        }
        if (rules.windowTo().isEmpty()) {
            reasons.add(new Wording("when the systems were isolated (window: to:)", "隔離した時刻（window: to:）"));
        }
        return reasons;
    }
}
