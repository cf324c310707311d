package konseki.detect;

import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;

/// What an event says was run: a command line, or the text of a script block. Stateless.
public final class CommandText {
    /// Bytes looked at, of one script block or command.
    private static final int LONGEST = 16 * 1024;

    private static final int SCRIPT_BLOCK = 4104;
    private static final Slice PROCESS = Slice.of("process");
    private static final Slice CONFIG = Slice.of("config");
    private static final Slice FAILURE = Slice.of("failure");

    private CommandText() {}

    /// Which words stand in what was run; 0 if nothing was.
    public static long words(WordScan scan, Event event, Dataset dataset) {
        if (event.has(Field.PROCESS_COMMAND_LINE)) {
            return wasRun(event, dataset) ? words(scan, event.written(Field.PROCESS_COMMAND_LINE)) : 0;
        }
        boolean script = dataset == Dataset.POWERSHELL && EventCode.of(event) == SCRIPT_BLOCK;
        return script ? words(scan, event.written(Field.MESSAGE)) : 0;
    }

    private static long words(WordScan scan, Slice text) {
        return scan.in(text.bytes(), text.offset(), Math.min(text.end(), text.offset() + LONGEST));
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
