package konseki.investigation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.event.Networks;
import konseki.finding.Wording;

/// Which assets the question is about, and what of that nobody confirmed.
final class Scope {

    private Scope() {}

    /// More machines than this are not taken on by guessing: each costs every query of the channels.
    static final int MOST_INFERRED = 64;

    /// The assets that hold data: those that case.yaml says, else, cautiously, every machine that was encrypted or in
    /// the
    /// attacker's hands, else every machine whose logs are here, else every internal address that sent something out.
    ///
    /// @param observed what the third and the fourth are, asked in this order if need be
    static List<CaseRules.Asset> dataHolding(
            CaseRules rules, Context context, List<Supplier<? extends Collection<String>>> observed) {
        List<CaseRules.Asset> declared =
                rules.assets().stream().filter(CaseRules.Asset::holdsData).toList();
        if (!declared.isEmpty()) {
            return declared;
        }
        TreeSet<String> names = new TreeSet<>();
        rules.encrypted().forEach(host -> names.add(context.assets().canonical(host.host())));
        names.addAll(context.taint().keySet());
        removeAttackersOwn(names, context);
        for (Supplier<? extends Collection<String>> next : observed) {
            if (names.isEmpty()) {
                names.addAll(next.get());
                removeAttackersOwn(names, context);
            }
        }
        return names.size() > MOST_INFERRED ? List.of() : assets(names, context);
    }

    private static void removeAttackersOwn(Set<String> names, Context context) {
        context.entries().forEach(entry -> entry.insideAs().ifPresent(names::remove));
    }

    private static List<CaseRules.Asset> assets(Set<String> names, Context context) {
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
