package konseki.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.Framing;
import konseki.evidence.MemberReader;
import konseki.evidence.Reframing;
import konseki.parse.MemberPlan;

/// One member while it is read: its reader and the plans that header lines inside it started. Safe to share.
final class MemberInPass implements Reframing {
    private final PlannedMember planned;
    private final List<MemberPlan> plans = new ArrayList<>();

    MemberInPass(PlannedMember planned) {
        this.planned = planned;
        plans.add(planned.plan());
    }

    MemberReader open(int ordinal, EvidenceLimits limits, int readBytes) throws IOException {
        return MemberReader.open(
                ordinal,
                planned.member(),
                planned.plan().framing(),
                this,
                new MemberReader.Settings(limits, planned.owned(), readBytes));
    }

    PlannedMember planned() {
        return planned;
    }

    /// The plan that a chunk names.
    synchronized MemberPlan plan(int number) {
        return plans.get(number);
    }

    @Override
    public synchronized Framing restart(byte[] head, long offset) {
        MemberPlan plan = planned.carrier().open(planned.prologue().from(head));
        plans.add(plan);
        return plan.framing();
    }
}
