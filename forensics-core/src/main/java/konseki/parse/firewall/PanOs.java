package konseki.parse.firewall;

import java.util.Optional;
import konseki.event.EventBuffer;
import konseki.event.FlowStamp;
import konseki.event.RejectReason;
import konseki.parse.ByteSearch;
import konseki.parse.Columns;
import konseki.parse.ControlLine;
import konseki.parse.Decimals;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Seed;

/// PAN-OS logs as syslog sends them: columns between commas, without names.
///
///     1,2018/11/30 16:09:09,012801096514,TRAFFIC,end,2049,2018/11/30 16:09:09,192.0.2.1,203.0.113.1,...
///
/// The fourth column is the type; those that are not known keep their columns by number. What the values mean is in
/// [PanOsFields].
///
/// Source: PAN-OS Administrator's Guide, "Syslog Field Descriptions", versions 8.1 to 11.1.
public final class PanOs implements Payload {
    private static final int TYPE = 3;
    private static final int FEWEST_OF_A_SESSION = 30;
    private static final int LONGEST_FIRST = 4;

    /// One for all.
    public PanOs() {}

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "panw";
    }

    /// A session is logged when it ends; the stamp is when the log was generated.
    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    @Override
    public Optional<String> control(Seed seed) {
        return ControlLine.flow(
                seed,
                ControlLine.SYSLOG
                        + "1,{slashed} {time},0,TRAFFIC,end,2049,{slashed} {time},{src},{dst},0.0.0.0,0.0.0.0,control,,,any,vsys1,in,out,"
                        + "ethernet1/1,ethernet1/2,log,{slashed} {time},1,1,40000,{port},0,0,0x0,{transport},allow,{total},{sent},{received},2,"
                        + "{from-slashed} {from-time},{seconds},any,0,1,0x0,R1,R2,0,1,1,aged-out,0,0,0,0,,control,from-policy,,,0,,0,,N/A,0,0,0,0");
    }

    /// Looks at the first four columns.
    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        int start = start(bytes, from, to);
        int end = Math.min(to, start + LONGEST_FIRST);
        if (to - start < 20 || !Decimals.isDigit(bytes[start])) {
            return false;
        }
        int comma = ByteSearch.indexOf(bytes, start, end, ',');
        return comma < end && Decimals.isDigit(bytes[comma + 1]) && type(bytes, start, to) >= 0;
    }

    /// Behind `: `, which relays leave where syslog's tag was.
    private static int start(byte[] bytes, int from, int to) {
        return to - from > 2 && bytes[from] == ':' && bytes[from + 1] == ' ' ? from + 2 : from;
    }

    private static int type(byte[] bytes, int from, int to) {
        int start = Columns.cell(TYPE, ',', bytes, from, Math.min(to, from + 128));
        return PanOsColumns.TYPES.find(bytes, start, ByteSearch.indexOf(bytes, start, to, ','));
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int start = start(bytes, from, to);
        int type = type(bytes, start, to);
        int cells = PanOsColumns.of(type).split(',', bytes, start, to, out);
        boolean session = type == PanOsColumns.TRAFFIC || type == PanOsColumns.THREAT;
        if (session && cells < FEWEST_OF_A_SESSION) {
            out.reject(RejectReason.TRUNCATED, to - from);
            return Outcome.REJECTED;
        }
        PanOsFields.put(type, clock, out);
        return Outcome.EVENT;
    }
}
