package konseki.parse.windows;

import java.util.Optional;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.event.VendorName;
import konseki.parse.Decimals;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Seed;

/// One event of a Windows log, from any of the forms that [WindowsForm] knows.
///
/// `host.name` and `observer.name` are the computer that wrote it, `event.sequence` the record id, `event.dataset` the
/// channel. What the event means is looked up in the channel's [MeaningTable]; of an event that stands in none, these
/// and the vendor fields are all there is.
public final class WindowsEvents implements Payload {
    private static final int LOG_CLEARED = 104;
    private static final VendorName MESSAGE = VendorName.of("Message");
    private static final VendorName ECS_MESSAGE = VendorName.of("message");

    @Override
    public Shape shape() {
        return Shape.NAMED;
    }

    @Override
    public String dataset() {
        return "windows";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.NONE;
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        return WindowsForm.of(bytes, from, to, out) != WindowsForm.NONE;
    }

    /// A new process, as the Security log has it and Winlogbeat ships it.
    @Override
    public Optional<String> control(Seed seed) {
        if (!(seed instanceof Seed.Program program)) {
            return Optional.empty();
        }
        return Optional.of("{\"@timestamp\":\"" + Timestamp.format(program.time())
                + "\",\"event\":{\"code\":\"4688\",\"kind\":\"event\",\"provider\":\"Microsoft-Windows-Security-Auditing\"},"
                + "\"winlog\":{\"channel\":\"Security\",\"computer_name\":\"" + escaped(program.host())
                + "\",\"event_data\":{\"NewProcessName\":\"" + escaped(program.executable())
                + "\"},\"event_id\":\"4688\",\"provider_name\":\"Microsoft-Windows-Security-Auditing\"}}");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        boolean binary = WindowsForm.isBinary(bytes, from, to);
        WindowsForm form = binary ? WindowsForm.EVTX : WindowsForm.of(bytes, from, to, out);
        if (form.mayHoldXml()) {
            EventXml.read(out);
        }
        Slice written = form.code(out);
        long code = Decimals.parse(written.bytes(), written.offset(), written.end());
        if (code < 0) {
            out.reject(RejectReason.BAD_VALUE, 0);
            return Outcome.REJECTED;
        }
        out.textIfAny(Field.EVENT_CODE, written);
        Slice computer = form.computer(out);
        out.textIfAny(Field.HOST_NAME, computer);
        out.textIfAny(Field.OBSERVER_NAME, computer);
        Slice record = form.record(out);
        long sequence = Decimals.parse(record.bytes(), record.offset(), record.end());
        if (sequence >= 0) {
            out.number(Field.EVENT_SEQUENCE, sequence);
        }
        WindowsChannel channel = readChannel(form, out);
        channel.meanings().find(code, form.provider(out)).read(form, out);
        if (form == WindowsForm.FLAT && channel == WindowsChannel.SYSTEM && code == LOG_CLEARED) {
            out.remove(Field.OBJECT); // a flat form has one Channel only: the one that the event is in
        }
        if (!binary || !WindowsTime.readBinary(bytes, clock, out)) {
            WindowsTime.read(form, channel, clock, out);
        }
        readMessage(out);
        return Outcome.EVENT;
    }

    private static WindowsChannel readChannel(WindowsForm form, EventBuffer out) {
        Slice name = form.channel(out);
        if (name.isEmpty()) {
            name = form.provider(out);
        }
        WindowsChannel channel = WindowsChannel.named(name);
        channel.readDataset(name, out);
        return channel;
    }

    private static void readMessage(EventBuffer out) {
        if (!out.has(Field.MESSAGE)) {
            Slice message = out.vendor(MESSAGE);
            out.textIfAny(Field.MESSAGE, message.isEmpty() ? out.vendor(ECS_MESSAGE) : message);
        }
    }
}
