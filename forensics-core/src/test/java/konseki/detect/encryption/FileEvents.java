package konseki.detect.encryption;

import java.util.ArrayList;
import java.util.List;
import konseki.detect.TestEvent;

/// Made-up file events of one program on one machine.
final class FileEvents {
    static final String[] OFFICE = {"docx", "xlsx", "pdf", "pptx", "jpg"};

    private final List<TestEvent> events = new ArrayList<>();
    private final String host;
    private final String program;
    private final long start;

    FileEvents(String host, String program, String start) {
        this.host = host;
        this.program = program;
        this.start = TestEvent.time(start);
    }

    List<TestEvent> events() {
        return events;
    }

    /// One file created.
    FileEvents created(long millis, String path) {
        return add(millis, "11", "creation", path);
    }

    FileEvents deleted(long millis, String path) {
        return add(millis, "26", "deletion", path);
    }

    private FileEvents add(long millis, String code, String type, String path) {
        events.add(TestEvent.at(
                start + millis * 1_000_000,
                "event.dataset=windows.sysmon",
                "event.code=" + code,
                "event.category=file",
                "event.type=" + type,
                "event.outcome=success",
                "host.name=" + host,
                "process.executable=" + program,
                "file.path=" + path));
        return this;
    }

    /// Files encrypted evenly: each written anew with another extension and the old one deleted.
    FileEvents encrypted(int files, int directories, long millisApart, String added) {
        for (int i = 0; i < files; i++) {
            String path = "D:\\Data\\dir" + i % directories + "\\file" + i + "." + OFFICE[i % OFFICE.length];
            created(i * millisApart, path + added);
            deleted(i * millisApart + 5, path);
        }
        return this;
    }

    FileEvents notes(int directories, long millis, String name) {
        for (int i = 0; i < directories; i++) {
            created(millis + i, "D:\\Data\\dir" + i + "\\" + name);
        }
        return this;
    }

    /// Files written that keep their extensions.
    FileEvents written(int files, int directories, long millisApart) {
        for (int i = 0; i < files; i++) {
            created(
                    i * millisApart,
                    "C:\\Program Files\\App\\dir" + i % directories + "\\part" + i + "." + OFFICE[i % OFFICE.length]);
        }
        return this;
    }
}
