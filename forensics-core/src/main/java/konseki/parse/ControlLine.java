package konseki.parse;

import java.util.Optional;
import konseki.event.Timestamp;

/// Fills a line of a vendor's log with what a seed says; words in braces stand for its parts. Stateless.
///
/// | word | part |
/// |---|---|
/// | `iso`, `date`, `time`, `slashed`, `epoch` | the seed's time; with `from-` before it, the start of a flow |
/// | `src`, `dst`, `port`, `transport`, `TRANSPORT`, `number` | of a flow; the source opened it |
/// | `sent`, `received`, `total`, `seconds`, `millis` | bytes and duration of a flow |
/// | `client`, `method`, `host`, `executable`, `object` | of the other seeds; backslashes doubled, as JSON has them |
public final class ControlLine {
    /// A header of RFC 5424 before formats that need one.
    public static final String SYSLOG = "<14>1 {iso} control - - - - ";

    private ControlLine() {}

    /// Of a flow.
    public static Optional<String> flow(Seed seed, String template) {
        return seed instanceof Seed.Flow flow ? Optional.of(filled(flow, template)) : Optional.empty();
    }

    /// Of a flow in a format whose records have one direction each: an answer cannot name the port that was asked.
    public static Optional<String> oneWay(Seed seed, String template) {
        return seed instanceof Seed.Flow flow && !flow.inbound() ? flow(seed, template) : Optional.empty();
    }

    /// Of the start of a program.
    public static Optional<String> program(Seed seed, String template) {
        return seed instanceof Seed.Program program
                ? Optional.of(at(template, "", program.time())
                        .replace("{host}", escaped(program.host()))
                        .replace("{executable}", escaped(program.executable())))
                : Optional.empty();
    }

    /// Of what a machine did, if it is of that kind.
    public static Optional<String> action(Seed seed, Seed.Action.Kind kind, String template) {
        return seed instanceof Seed.Action action && action.kind() == kind
                ? Optional.of(at(template, "", action.time())
                        .replace("{host}", escaped(action.host()))
                        .replace("{client}", action.client())
                        .replace("{object}", escaped(action.object())))
                : Optional.empty();
    }

    private static String filled(Seed.Flow flow, String template) {
        String line = at(template, "", flow.time());
        line = at(line, "from-", flow.time() - flow.seconds() * Timestamp.SECOND);
        return line.replace("{src}", flow.source())
                .replace("{dst}", flow.destination())
                .replace("{port}", Integer.toString(flow.port()))
                .replace("{transport}", flow.transport())
                .replace("{TRANSPORT}", flow.transport().toUpperCase(java.util.Locale.ROOT))
                .replace("{number}", Integer.toString(flow.protocol()))
                .replace("{sent}", Long.toString(flow.sourceBytes()))
                .replace("{received}", Long.toString(flow.destinationBytes()))
                .replace("{total}", Long.toString(flow.bytes()))
                .replace("{seconds}", Long.toString(flow.seconds()))
                .replace("{millis}", Long.toString(flow.seconds() * 1000));
    }

    private static String at(String template, String prefix, long time) {
        String iso = Timestamp.format(time);
        String date = iso.substring(0, 10);
        return template.replace("{" + prefix + "iso}", iso)
                .replace("{" + prefix + "date}", date)
                .replace("{" + prefix + "slashed}", date.replace('-', '/'))
                .replace("{" + prefix + "time}", iso.substring(11, 19))
                .replace("{" + prefix + "epoch}", Long.toString(Math.floorDiv(time, Timestamp.SECOND)));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
