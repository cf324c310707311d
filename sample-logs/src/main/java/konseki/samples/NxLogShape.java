package konseki.samples;

/// NXLog's `to_json()`: one flat object, `EventTime` in local time without a zone, message text left out.
final class NxLogShape implements EventShape {

    @Override
    public String render(WindowsEvent event, Machine host, long recordId) {
        Json line = new Json()
                .put("EventTime", Jst.dateTime(event.at()))
                .put("Hostname", host.fullName())
                .put(
                        "Keywords",
                        event.channel() == Channel.SECURITY ? securityKeywords(event) : -9_187_343_239_835_811_840L)
                .put(
                        "EventType",
                        event.channel() != Channel.SECURITY
                                ? "INFO"
                                : event.failure() ? "AUDIT_FAILURE" : "AUDIT_SUCCESS")
                .put("SeverityValue", 2)
                .put("Severity", "INFO")
                .put("EventID", event.code())
                .put("SourceName", event.provider())
                .put("ProviderGuid", event.providerGuid())
                .put("RecordNumber", recordId)
                .put("ExecutionProcessID", event.writerProcess())
                .put("Channel", event.channel().title())
                .put("Category", event.task());
        return event.data()
                .into(line)
                .put("EventReceivedTime", Jst.dateTime(event.at() + Jst.SECOND))
                .put("SourceModuleName", "eventlog")
                .put("SourceModuleType", "im_msvistalog")
                .toString();
    }

    private static long securityKeywords(WindowsEvent event) {
        return event.failure() ? -9_218_868_437_227_405_312L : -9_214_364_837_600_034_816L;
    }
}
