package konseki.samples;

import java.util.EnumMap;
import java.util.Map;

/// A Windows machine as its event logs show it: where each channel is kept, and the running numbers in it.
final class WindowsHost {

    /// @param from records before this time are gone: rotated away, or cleared
    private record Kept(LogFile file, EventShape shape, long from) {}

    private final Machine machine;
    private final String domain;
    private final Map<Channel, Kept> kept = new EnumMap<>(Channel.class);
    private final Map<Channel, Long> lastRecordId = new EnumMap<>(Channel.class);
    private long logonId;
    private int processId = 2_800;

    WindowsHost(Machine machine, String domain) {
        this.machine = machine;
        this.domain = domain;
        logonId = 0x1_0000L * (40 + 9L * machine.serial());
    }

    Machine machine() {
        return machine;
    }

    /// NetBIOS name of its domain.
    String domain() {
        return domain;
    }

    /// Says where a channel is kept. A channel that is kept nowhere is written nowhere.
    WindowsHost keep(Channel channel, LogFile file, EventShape shape, long from) {
        kept.put(channel, new Kept(file, shape, from));
        lastRecordId.put(channel, 20_000L + 7_919L * machine.serial() + 310_000L * channel.ordinal());
        return this;
    }

    boolean keeps(Channel channel) {
        return kept.containsKey(channel);
    }

    /// Writes an event that tells of a success, or of no attempt at all.
    void write(long at, Channel channel, int code, String task, Fields data) {
        write(new WindowsEvent(at, channel, code, task, false, data));
    }

    void writeFailure(long at, Channel channel, int code, String task, Fields data) {
        write(new WindowsEvent(at, channel, code, task, true, data));
    }

    private void write(WindowsEvent event) {
        Kept where = kept.get(event.channel());
        if (where != null && event.at() >= where.from()) {
            where.file().add(event.at(), () -> where.shape().render(event, machine, nextRecordId(event.channel())));
        }
    }

    SecurityLog security() {
        return new SecurityLog(this);
    }

    SystemLog system() {
        return new SystemLog(this);
    }

    SysmonLog sysmon() {
        return new SysmonLog(this);
    }

    /// A new logon session, as in `0x4b0ad12`.
    String nextLogonId() {
        logonId += 0x2f1 + logonId % 0x3a7;
        return "0x" + Long.toHexString(logonId);
    }

    int nextProcessId() {
        processId = 2_800 + (processId - 2_800 + 388 + processId % 52 * 4) % 9_600;
        return processId;
    }

    private long nextRecordId(Channel channel) {
        return lastRecordId.merge(channel, 1L, Long::sum);
    }
}
