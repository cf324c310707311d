package konseki.detect.encryption;

import konseki.detect.Dataset;
import konseki.detect.EventCode;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;

/// What an event says happened to a file.
enum FileChange {
    /// No change, or not of a file.
    NONE,
    WRITTEN,
    RENAMED,
    DELETED;

    private static final Slice FILE = Slice.of("file");
    private static final Slice CREATION = Slice.of("creation");
    private static final Slice CHANGE = Slice.of("change");
    private static final Slice DELETION = Slice.of("deletion");
    private static final Slice FAILURE = Slice.of("failure");
    private static final Slice PIPES = Slice.of("IPC$");
    private static final WordScan ACTIONS = WordScan.of("renam", "filecreated", "filemodified", "filedeleted");
    private static final int SYSMON_CREATION_TIME = 2;
    private static final int SYSMON_STREAM = 15;

    /// Hot: an event that is not about a file costs one comparison.
    static FileChange of(Event event, Dataset dataset) {
        boolean endpoint = dataset == Dataset.ENDPOINT;
        if (!endpoint && !event.written(Field.EVENT_CATEGORY).sameAs(FILE)
                || !event.has(Field.FILE_PATH)
                || event.written(Field.EVENT_OUTCOME).sameAs(FAILURE)) {
            return NONE;
        }
        long action = ACTIONS.in(event.written(Field.EVENT_ACTION));
        if ((action & 1) != 0) {
            return RENAMED;
        }
        if (action != 0) {
            return (action & 8) != 0 ? DELETED : WRITTEN;
        }
        return endpoint ? NONE : byType(event, dataset);
    }

    private static FileChange byType(Event event, Dataset dataset) {
        Slice type = event.written(Field.EVENT_TYPE);
        if (type.sameAs(DELETION)) {
            return isPipe(event, dataset) ? NONE : DELETED;
        }
        if (!type.sameAs(CREATION) && !type.sameAs(CHANGE) || isPipe(event, dataset)) {
            return NONE;
        }
        if (dataset == Dataset.SYSMON) {
            int code = EventCode.of(event);
            return code == SYSMON_CREATION_TIME || code == SYSMON_STREAM ? NONE : WRITTEN;
        }
        return WRITTEN;
    }

    private static boolean isPipe(Event event, Dataset dataset) {
        return dataset == Dataset.SECURITY && event.written(Field.OBJECT).endsWith(PIPES);
    }
}
