package konseki.samples;

import java.util.List;
import java.util.Locale;

/// Winlogbeat 8 without its modules: ECS at the top, the event's own fields under `winlog.event_data`.
final class WinlogbeatShape implements EventShape {

    @Override
    public String render(WindowsEvent event, Machine host, long recordId) {
        Json winlog = new Json()
                .put("api", "wineventlog")
                .put("channel", event.channel().title())
                .put("computer_name", host.fullName())
                .put(
                        event.byEventLogService() ? "user_data" : "event_data",
                        event.data().into(new Json()))
                .put("event_id", Integer.toString(event.code()));
        if (event.channel() == Channel.SECURITY) {
            winlog.putStrings("keywords", List.of(event.failure() ? "Audit Failure" : "Audit Success"));
        }
        winlog.put("opcode", "Info")
                .put(
                        "process",
                        new Json()
                                .put("pid", event.writerProcess())
                                .put("thread", new Json().put("id", 700 + 4 * (recordId % 7))))
                .put("provider_guid", event.providerGuid().toLowerCase(Locale.ROOT))
                .put("provider_name", event.provider())
                .put("record_id", recordId)
                .put("task", event.task());
        return new Json()
                .put("@timestamp", Jst.utcIso(event.at()))
                .put(
                        "event",
                        new Json()
                                .put("action", event.task())
                                .put("code", Integer.toString(event.code()))
                                .put("kind", "event")
                                .put("outcome", event.failure() ? "failure" : "success")
                                .put("provider", event.provider()))
                .put("host", new Json().put("name", host.fullName()))
                .put("log", new Json().put("level", "information"))
                .put("winlog", winlog)
                .put(
                        "agent",
                        new Json()
                                .put("name", host.name())
                                .put("type", "winlogbeat")
                                .put("version", "8.7.1"))
                .put("ecs", new Json().put("version", "8.0.0"))
                .toString();
    }
}
