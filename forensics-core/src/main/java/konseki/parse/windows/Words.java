package konseki.parse.windows;

import konseki.event.Slice;

/// Values of ECS fields that follow from several values of an event; those of one row stand in the table.
final class Words {
    static final Slice FILE = Slice.of("file");
    static final Slice REGISTRY = Slice.of("registry");
    static final Slice PROCESS = Slice.of("process");
    static final Slice IAM = Slice.of("iam");
    static final Slice CONFIG = Slice.of("config");

    static final Slice SUCCESS = Slice.of("success");
    static final Slice FAILURE = Slice.of("failure");

    static final Slice ACCESS = Slice.of("access");
    static final Slice CHANGE = Slice.of("change");
    static final Slice CREATION = Slice.of("creation");
    static final Slice DELETION = Slice.of("deletion");
    static final Slice START = Slice.of("start");
    static final Slice END = Slice.of("end");
    static final Slice INFO = Slice.of("info");

    private Words() {}
}
