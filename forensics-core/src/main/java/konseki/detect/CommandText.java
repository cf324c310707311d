package konseki.detect;

import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;

/// What an event says was run: a command line, or the text of a script block. Stateless.
public final class CommandText {
    /// Bytes looked at, of one script block or command.
    static final int LONGEST = 16 * 1024;

    private static final int COMMAND = 4103;
    private static final int SCRIPT_BLOCK = 4104;
    private static final Slice PROCESS = Slice.of("process");
    private static final Slice CONFIG = Slice.of("config");
    private static final Slice FAILURE = Slice.of("failure");

    private CommandText() {}

    /// Which words stand in what was run; 0 if nothing was.
    public static long words(WordScan scan, Event event, Dataset dataset) {
        Slice text = of(event, dataset);
        return text.isEmpty() ? 0 : scan.in(text.bytes(), text.offset(), Math.min(text.end(), text.offset() + LONGEST));
    }

    /// What was run, as written; absent if nothing was.
    public static Slice of(Event event, Dataset dataset) {
        if (event.has(Field.PROCESS_COMMAND_LINE)) {
            return wasRun(event, dataset) ? event.written(Field.PROCESS_COMMAND_LINE) : Slice.ABSENT;
        }
        return isScript(event, dataset) ? event.written(Field.MESSAGE) : Slice.ABSENT;
    }

    /// A script block, or a command with its parameters.
    public static boolean isScript(Event event, Dataset dataset) {
        if (dataset != Dataset.POWERSHELL) {
            return false;
        }
        int code = EventCode.of(event);
        return code == SCRIPT_BLOCK || code == COMMAND;
    }

    /// A program that started, a service or task that starts one, or a command by sudo; events of files and connections
    /// name the command of the program that caused them, and repeat it.
    private static boolean wasRun(Event event, Dataset dataset) {
        Slice category = event.written(Field.EVENT_CATEGORY);
        boolean starts = category.isAbsent()
                || category.sameAs(PROCESS)
                || category.sameAs(CONFIG)
                || dataset == Dataset.LINUX_AUTH;
        return starts && !event.written(Field.EVENT_OUTCOME).sameAs(FAILURE);
    }
}
