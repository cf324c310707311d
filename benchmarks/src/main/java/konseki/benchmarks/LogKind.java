package konseki.benchmarks;

import java.util.function.Supplier;
import konseki.event.Field;

/// The kinds of logs that can be generated: in time order, some 25 lines a second, with a few busy pairs of addresses
/// and a long tail.
public enum LogKind {
    /// Traffic lines of key=value pairs behind a syslog priority, 586 bytes.
    FORTIGATE("fortigate.log", Field.SOURCE_BYTES, "", FortiGateLines::new),
    /// The same firewall's rows as downloaded, 146 bytes, with one cell in quotes.
    FORTIGATE_CSV("fortigate.csv", Field.SOURCE_BYTES, FortiGateRows.HEADER, FortiGateRows::new),
    /// Ends of sessions behind a syslog header, some 440 bytes.
    PAN_OS("pan-os.log", Field.SOURCE_BYTES, "", PanOsLines::new),
    /// A proxy's native access log, some 110 bytes.
    SQUID("access.log", Field.DESTINATION_BYTES, "", SquidLines::new),
    /// Connections as a table, some 120 bytes.
    ZEEK_CONN("conn.log", Field.SOURCE_BYTES, ZeekLines.HEADER, ZeekLines::busyPairs),
    /// The worst for state: each connection has a pair of addresses of its own.
    ZEEK_DISTINCT("conn.log", Field.SOURCE_BYTES, ZeekLines.HEADER, ZeekLines::distinctPairs),
    /// sshd behind a syslog header, some 100 bytes.
    SSHD("auth.log", Field.SOURCE_PORT, "", SshdLines::new),
    /// Logons and processes of Windows as NXLog sends them, 2.2 KB.
    WINDOWS_NXLOG("windows-nxlog.json", Field.EVENT_SEQUENCE, "", WindowsLines::nxlog),
    /// The same as Winlogbeat nests them.
    WINDOWS_WINLOGBEAT("windows-winlogbeat.json", Field.EVENT_SEQUENCE, "", WindowsLines::winlogbeat);

    private final String fileName;
    private final Field summed;
    private final String header;
    private final Supplier<LineSource> source;

    LogKind(String fileName, Field summed, String header, Supplier<LineSource> source) {
        this.fileName = fileName;
        this.summed = summed;
        this.header = header;
        this.source = source;
    }

    public String fileName() {
        return fileName;
    }

    /// The field whose sum over all events is known.
    public Field summed() {
        return summed;
    }

    /// The lines before the first record; empty if there are none.
    String header() {
        return header;
    }

    LineSource newSource() {
        return source.get();
    }
}
