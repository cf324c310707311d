package konseki.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The end: services stopped, shadow copies deleted, then file after file rewritten with a new extension and a note in
/// every folder. Extension and note are those of a known family (`docs/method.md`, Encryption).
final class Encryption {

    /// @param files       files with the new extension
    /// @param directories folders that hold a note
    record Harm(int files, int directories, long first, long last) {}

    static final String EXTENSION = ".lockbit";
    static final String NOTE = "Restore-My-Files.txt";

    private static final String LOCKER = "C:\\Windows\\Temp\\lb64.exe";
    private static final String BATCH = "C:\\Windows\\System32\\cmd.exe";
    private static final List<String> DEPARTMENTS =
            List.of("総務", "人事", "経理", "営業", "Contracts", "Customers", "Payroll", "Projects");
    private static final List<String> NAMES = List.of("report", "list", "invoice", "minutes", "plan", "export");
    private static final List<String> DOCUMENTS = List.of("docx", "xlsx", "pdf", "pptx", "csv", "jpg", "txt");
    private static final List<String> DATABASE_FILES = List.of("bak", "mdf", "ldf", "csv", "xml", "zip");

    private final Estate estate;
    private final Map<String, Harm> harm = new TreeMap<>();

    Encryption(Estate estate) {
        this.estate = estate;
    }

    void tell(Truth truth) {
        harm.forEach((host, done) -> {
            truth.count("encrypted", host, "files", done.files());
            truth.count("encrypted", host, "directories", done.directories());
            truth.time("encrypted", host, "first", done.first());
            truth.time("encrypted", host, "last", done.last());
        });
    }

    /// What keeps a victim from helping itself: services stopped, copies deleted.
    void prepare(Machine target, long from, List<String> services) {
        Activity activity = estate.on(target);
        long at = from;
        for (String service : services) {
            activity.start(
                    at, Logon.SYSTEM, "C:\\Windows\\System32\\net.exe", "net stop \"" + service + "\" /y", BATCH);
            activity.host().system().serviceState(at + 1_400, service, "stopped");
            at += 4_100;
        }
        for (String command : List.of(
                "vssadmin.exe delete shadows /all /quiet",
                "wmic.exe shadowcopy delete",
                "bcdedit.exe /set {default} recoveryenabled no",
                "wbadmin.exe delete catalog -quiet")) {
            activity.start(
                    at,
                    Logon.SYSTEM,
                    "C:\\Windows\\System32\\" + command.substring(0, command.indexOf(' ')),
                    command,
                    BATCH);
            at += 2_700;
        }
    }

    void fileServer(Machine target, long from) {
        List<String> folders = new ArrayList<>();
        for (String department : DEPARTMENTS) {
            for (int year = 2021; year <= 2023; year++) {
                folders.add("E:\\Share\\" + department + "\\" + year);
            }
        }
        encrypt(target, from, folders, 12, DOCUMENTS, 110);
    }

    void database(Machine target, long from, int folderCount) {
        List<String> folders = new ArrayList<>();
        for (int i = 1; i <= folderCount; i++) {
            folders.add(
                    i % 4 == 0
                            ? "D:\\MSSQL\\Backup\\set" + Jst.padded(i, 2)
                            : "D:\\Data\\tenant" + Jst.padded(100 + i * 7L, 4));
        }
        encrypt(target, from, folders, 10, DATABASE_FILES, 160);
    }

    /// Overwrites and renames every file of the folders, one about every `pace` milliseconds.
    private void encrypt(
            Machine target, long from, List<String> folders, int filesEach, List<String> extensions, int pace) {
        Dice dice = Dice.named("encryption " + target.name());
        Activity activity = estate.on(target);
        RunningProgram locker = activity.start(from - 900, Logon.SYSTEM, LOCKER, LOCKER + " -pass 9f1c6a20b7", BATCH);
        long at = from;
        long last = from;
        for (String folder : folders) {
            activity.create(at, locker, folder + "\\" + NOTE);
            for (int i = 1; i <= filesEach; i++) {
                String name =
                        dice.pick(NAMES) + "_" + Jst.padded(dice.between(1, 9_999), 4) + "." + dice.pick(extensions);
                activity.replace(at, locker, folder, name, EXTENSION);
                last = at;
                at += dice.between(pace / 2, pace * 3 / 2);
            }
        }
        harm.put(target.name(), new Harm(folders.size() * filesEach, folders.size(), from, last));
    }
}
