package konseki.detect.egress;

import java.util.ArrayList;
import java.util.List;
import konseki.detect.Clauses;
import konseki.detect.SignalKind;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.finding.Technique;
import konseki.query.Query;

/// Programs that can carry data out, hold a way out open or make it ready, as a table: what tells a start of each, and
/// the query that finds the same starts. Immutable.
///
/// A line is: name, kind, weight, technique, then alternatives; `exe:` a part of the program's path, `cmd:` a part of
/// its command line, `+` both, `~` a space. The order is part of the state's version: rows carry the place in it.
final class TransferTools {

    private static final String TABLE = """
            rclone            transfer  60  T1567.002  exe:rclone cmd:rclone.exe cmd:rclone~copy cmd:rclone~sync cmd:--no-check-certificate+cmd:--transfers
            mega              transfer  60  T1567.002  exe:megasync exe:megacmd exe:mega-put cmd:mega-put~ cmd:megatools~put
            stealbit          stealer   60  T1567.002  exe:stealbit
            exmatter          stealer   60  T1567.002  exe:exmatter
            winscp            transfer  30  T1048      exe:winscp
            filezilla         transfer  30  T1048      exe:filezilla
            ssh-copy          transfer  30  T1048.002  exe:\\pscp exe:\\psftp exe:\\scp.exe exe:\\sftp.exe exe:/bin/scp exe:/bin/sftp
            rsync             transfer  30  T1048      exe:rsync+cmd:@ exe:rsync+cmd:rsync:// exe:rsync+cmd:::
            ftp-script        transfer  40  T1048.003  exe:\\ftp.exe+cmd:-s:
            ftp               transfer  30  T1048.003  exe:\\ftp.exe exe:/bin/ftp exe:/bin/lftp
            curl-upload       transfer  40  T1048.002  exe:curl+cmd:~-t~ exe:curl+cmd:--upload-file exe:curl+cmd:=@ exe:curl+cmd:--data-binary~@ exe:curl+cmd:-d~@
            wget-upload       transfer  40  T1048.002  exe:wget+cmd:--post-file exe:wget+cmd:--body-file
            script-upload     transfer  40  T1048.002  cmd:.uploadfile cmd:.uploaddata cmd:-infile+cmd:http
            bits-upload       transfer  60  T1197      cmd:bitsadmin+cmd:/upload cmd:start-bitstransfer+cmd:upload
            aws-copy          transfer  40  T1567.002  exe:aws+cmd:s3~cp exe:aws+cmd:s3~sync exe:aws+cmd:s3~mv cmd:aws~s3~cp cmd:aws~s3~sync
            azcopy            transfer  40  T1567.002  exe:azcopy cmd:azcopy~copy cmd:azcopy~sync
            google-copy       transfer  40  T1567.002  exe:gsutil cmd:gsutil~cp cmd:gsutil~rsync cmd:gcloud~storage~cp
            s3-browser        transfer  50  T1567.002  exe:s3browser exe:s3~browser
            cyberduck         transfer  40  T1567.002  exe:cyberduck
            restic            transfer  40  T1567.002  exe:restic+cmd:backup
            file-sender       transfer  60  T1048.002  exe:\\croc exe:/bin/croc cmd:wormhole~send cmd:~croc~send
            sharing-service   transfer  50  T1567      cmd://transfer.sh cmd://temp.sh cmd://file.io cmd:bashupload.com cmd://0x0.st cmd:gofile.io
            messenger         transfer  50  T1567.004  cmd:api.telegram.org cmd:discord.com/api/webhooks
            rdp-drive         transfer  30  T1048      cmd:\\\\tsclient\\
            ngrok             remote    50  T1572      exe:ngrok cmd:ngrok~tcp cmd:ngrok~http
            cloudflared       remote    50  T1572      exe:cloudflared cmd:cloudflared~tunnel
            chisel            remote    60  T1572      exe:chisel cmd:chisel~client
            ligolo            remote    60  T1572      exe:ligolo
            frp               remote    60  T1572      exe:\\frpc exe:/frpc
            devtunnel         remote    40  T1572      exe:devtunnel
            reverse-ssh       remote    40  T1572      exe:plink+cmd:~-r~ exe:\\ssh.exe+cmd:~-r~ exe:/bin/ssh+cmd:~-r~ exe:\\ssh.exe+cmd:~-d~ exe:/bin/ssh+cmd:~-d~
            anydesk           remote    40  T1219.002  exe:anydesk cmd:anydesk.exe
            screenconnect     remote    40  T1219.002  exe:screenconnect cmd:screenconnect
            teamviewer        remote    40  T1219.002  exe:teamviewer cmd:teamviewer
            splashtop         remote    40  T1219.002  exe:splashtop cmd:splashtop
            atera             remote    40  T1219.002  exe:ateraagent cmd:ateraagent
            meshagent         remote    40  T1219.002  exe:meshagent cmd:meshagent
            rustdesk          remote    40  T1219.002  exe:rustdesk cmd:rustdesk
            tailscale         remote    30  T1572      exe:tailscale
            remote-utilities  remote    40  T1219.002  exe:rutserv exe:ammyy exe:supremo exe:ultraviewer exe:simplehelp exe:client32.exe
            archiver          archiver  20  T1560.001  exe:\\7z+cmd:~a~ exe:/7z+cmd:~a~ exe:rar.exe+cmd:~a~ exe:/bin/rar+cmd:~a~ exe:makecab cmd:compress-archive cmd:zip~-r
            tar               archiver  20  T1560.001  cmd:tar~cf cmd:tar~czf cmd:tar~cvf cmd:tar~cvzf cmd:tar~-cf cmd:tar~-czf cmd:tar~-cvf cmd:tar~-cvzf cmd:tar.exe~-c
            archive-locked    archiver  40  T1560.001  cmd:~a~+cmd:~-hp exe:\\7z+cmd:~a~+cmd:~-p exe:/7z+cmd:~a~+cmd:~-p exe:rar.exe+cmd:~a~+cmd:~-p cmd:~a~+cmd:~-v+cmd:.rar cmd:~a~+cmd:~-v+cmd:.7z
            """;

    private static final Slice PROCESS = Slice.of("process");
    private static final Slice CONFIG = Slice.of("config");
    private static final Slice START = Slice.of("start");
    private static final Slice CREATION = Slice.of("creation");

    /// One line of the table.
    ///
    /// @param mark what makes it an indication of the verdict
    record Tool(String name, Mark mark, int weightPercent, Technique technique, List<Alternative> alternatives) {

        /// Starts of it, on any machine.
        Query query() {
            return Query.and(
                    starts(),
                    Query.or(alternatives.stream().map(Alternative::query).toArray(Query[]::new)));
        }

        SignalKind kind() {
            return mark.kind;
        }

        boolean isArchiver() {
            return mark == Mark.ARCHIVER;
        }
    }

    enum Mark {
        TRANSFER(SignalKind.TRANSFER_TOOL),
        STEALER(SignalKind.STEALER),
        REMOTE(SignalKind.REMOTE_TOOL),
        ARCHIVER(SignalKind.ARCHIVE_STAGED);

        private final SignalKind kind;

        Mark(SignalKind kind) {
            this.kind = kind;
        }
    }

    /// All of it must be there.
    record Alternative(List<String> executable, List<String> command) {
        Query query() {
            List<Query> all = new ArrayList<>();
            executable.forEach(part -> all.add(Clauses.contains(Field.PROCESS_EXECUTABLE, part)));
            command.forEach(part -> all.add(Clauses.contains(Field.PROCESS_COMMAND_LINE, part)));
            return Query.and(all.toArray(Query[]::new));
        }
    }

    private static final List<Tool> TOOLS = read();
    private static final WordScan[] EXECUTABLES = scans(words(true));
    private static final WordScan[] COMMANDS = scans(words(false));

    /// Of each alternative: its tool, and the words of both scans that it needs.
    private static final int[] TOOL_OF = toolOf();

    private static final long[] NEEDED_OF_EXECUTABLE = needed(true);
    private static final long[] NEEDED_OF_COMMAND = needed(false);

    private TransferTools() {}

    private static List<Tool> read() {
        List<Tool> tools = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split(" +");
            List<Alternative> alternatives = new ArrayList<>();
            for (int i = 4; i < cells.length; i++) {
                alternatives.add(alternative(cells[i]));
            }
            tools.add(new Tool(
                    cells[0],
                    Mark.valueOf(cells[1].toUpperCase(java.util.Locale.ROOT)),
                    Integer.parseInt(cells[2]),
                    TraceTechniques.of(cells[3]),
                    List.copyOf(alternatives)));
        }
        return List.copyOf(tools);
    }

    private static Alternative alternative(String text) {
        List<String> executable = new ArrayList<>();
        List<String> command = new ArrayList<>();
        for (String part : text.split("\\+")) {
            String word = part.substring(4).replace('~', ' ');
            (part.startsWith("exe:") ? executable : command).add(word);
        }
        return new Alternative(List.copyOf(executable), List.copyOf(command));
    }

    private static List<String> words(boolean ofExecutable) {
        return TOOLS.stream()
                .flatMap(tool -> tool.alternatives().stream())
                .flatMap(one -> (ofExecutable ? one.executable() : one.command()).stream())
                .distinct()
                .toList();
    }

    /// As many scans as their words need masks.
    private static WordScan[] scans(List<String> words) {
        WordScan[] scans = new WordScan[Math.ceilDiv(words.size(), Long.SIZE)];
        if (scans.length > 2) {
            throw new IllegalStateException(words.size() + " words, and two masks");
        }
        for (int s = 0; s < scans.length; s++) {
            List<String> part = words.subList(s * Long.SIZE, Math.min(words.size(), (s + 1) * Long.SIZE));
            scans[s] = WordScan.of(part.toArray(String[]::new));
        }
        return scans;
    }

    private static int[] toolOf() {
        List<Integer> tools = new ArrayList<>();
        for (int t = 0; t < TOOLS.size(); t++) {
            for (int a = 0; a < TOOLS.get(t).alternatives().size(); a++) {
                tools.add(t);
            }
        }
        return tools.stream().mapToInt(Integer::intValue).toArray();
    }

    private static long[] needed(boolean ofExecutable) {
        List<String> words = words(ofExecutable);
        int width = Math.ceilDiv(words.size(), Long.SIZE);
        List<Alternative> alternatives =
                TOOLS.stream().flatMap(tool -> tool.alternatives().stream()).toList();
        long[] masks = new long[alternatives.size() * width];
        for (int a = 0; a < alternatives.size(); a++) {
            for (String word : ofExecutable
                    ? alternatives.get(a).executable()
                    : alternatives.get(a).command()) {
                int number = words.indexOf(word);
                masks[a * width + number / Long.SIZE] |= 1L << number;
            }
        }
        return masks;
    }

    static int count() {
        return TOOLS.size();
    }

    static Tool at(int number) {
        return TOOLS.get(number);
    }

    /// Whether the event is the start of a program, or of a service or task that starts one.
    static boolean isStart(Event event) {
        Slice category = event.written(Field.EVENT_CATEGORY);
        Slice type = event.written(Field.EVENT_TYPE);
        return (category.sameAs(PROCESS) || category.sameAs(CONFIG)) && (type.sameAs(START) || type.sameAs(CREATION));
    }

    private static Query starts() {
        return Query.and(
                Clauses.is(Field.EVENT_CATEGORY, "process", "config"),
                Clauses.is(Field.EVENT_TYPE, "start", "creation"));
    }

    /// The tools that a start is of, as bits by their place in the table.
    static long of(Event event) {
        Slice executable = event.written(Field.PROCESS_EXECUTABLE);
        Slice command = event.written(Field.PROCESS_COMMAND_LINE);
        long executable0 = EXECUTABLES[0].in(executable);
        long executable1 = EXECUTABLES.length > 1 ? EXECUTABLES[1].in(executable) : 0;
        long command0 = COMMANDS[0].in(command);
        long command1 = COMMANDS.length > 1 ? COMMANDS[1].in(command) : 0;
        if ((executable0 | executable1 | command0 | command1) == 0) {
            return 0;
        }
        long tools = 0;
        for (int a = 0; a < TOOL_OF.length; a++) {
            boolean all = holds(NEEDED_OF_EXECUTABLE, EXECUTABLES.length, a, executable0, executable1)
                    && holds(NEEDED_OF_COMMAND, COMMANDS.length, a, command0, command1);
            if (all) {
                tools |= 1L << TOOL_OF[a];
            }
        }
        return tools;
    }

    private static boolean holds(long[] needed, int width, int alternative, long first, long second) {
        long wanted = needed[alternative * width];
        long more = width > 1 ? needed[alternative * width + 1] : 0;
        return (first & wanted) == wanted && (second & more) == more;
    }
}
