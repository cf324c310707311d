package konseki.samples;

import java.util.Locale;

/// An event log file turned into JSON lines after the incident, as `evtx_dump` does: the XML tree, member by member.
final class EvtxJsonShape implements EventShape {

    @Override
    public String render(WindowsEvent event, Machine host, long recordId) {
        Json system = new Json()
                .put(
                        "Provider",
                        attributes(
                                "Name",
                                event.provider(),
                                "Guid",
                                event.providerGuid().toLowerCase(Locale.ROOT)))
                .put("EventID", event.code())
                .put("Version", 0)
                .put("Level", event.channel() == Channel.SECURITY ? 0 : 4)
                .put(
                        "Keywords",
                        event.channel() == Channel.SECURITY
                                ? (event.failure() ? "0x8010000000000000" : "0x8020000000000000")
                                : "0x8080000000000000")
                .put(
                        "TimeCreated",
                        attributes("SystemTime", Jst.utcIso(event.at()).replace("Z", "000Z")))
                .put("EventRecordID", recordId)
                .put(
                        "Execution",
                        new Json()
                                .put(
                                        "#attributes",
                                        new Json()
                                                .put("ProcessID", event.writerProcess())
                                                .put("ThreadID", 700 + 4 * (recordId % 7))))
                .put("Channel", event.channel().title())
                .put("Computer", host.fullName())
                .putNull("Security");
        Json tree = new Json()
                .put("#attributes", new Json().put("xmlns", "http://schemas.microsoft.com/win/2004/08/events/event"))
                .put("System", system);
        if (event.byEventLogService()) {
            tree.put("UserData", new Json().put("LogFileCleared", event.data().into(new Json())));
        } else {
            tree.put("EventData", event.data().into(new Json()));
        }
        return new Json().put("Event", tree).toString();
    }

    private static Json attributes(String first, String firstValue, String... more) {
        Json attributes = new Json().put(first, firstValue);
        for (int i = 0; i + 1 < more.length; i += 2) {
            attributes.put(more[i], more[i + 1]);
        }
        return new Json().put("#attributes", attributes);
    }
}
