package konseki.parse.windows;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.FieldReading;

/// What the object of an access is: the events of handles share their numbers between files, keys and processes.
final class ObjectType {
    private static final VendorName TYPE = VendorName.of("ObjectType");
    private static final FieldReading NAME = new FieldReading(Field.OBJECT, "ObjectName", FieldReading.How.TEXT);
    private static final FieldReading PATH = new FieldReading(Field.FILE_PATH, "ObjectName", FieldReading.How.PATH);

    private static final Slice FILE = Slice.of("File");
    private static final Slice KEY = Slice.of("Key");
    private static final Slice PROCESS = Slice.of("Process");
    private static final Slice ACCOUNT = Slice.of("SAM_");

    private ObjectType() {}

    /// Sets `file.path` of a file, `fx.object` of anything else.
    ///
    /// @return the event's category
    static Slice read(EventBuffer out) {
        Slice type = out.vendor(TYPE);
        if (type.sameAs(FILE)) {
            PATH.read(out, false);
            return Words.FILE;
        }
        Slice category = type.sameAs(KEY)
                ? Words.REGISTRY
                : type.sameAs(PROCESS) ? Words.PROCESS : type.startsWith(ACCOUNT) ? Words.IAM : Words.CONFIG;
        NAME.read(out, false);
        return category;
    }
}
