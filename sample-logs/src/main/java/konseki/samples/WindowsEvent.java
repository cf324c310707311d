package konseki.samples;

/// One Windows event before it has a shape.
///
/// @param task  the name of its task, as forwarders write it
/// @param data  in the order of the event's template
record WindowsEvent(long at, Channel channel, int code, String task, boolean failure, Fields data) {

    /// Whether the event log service itself wrote it; such a record keeps its data under `UserData`.
    boolean byEventLogService() {
        return code == 1102 || code == 104;
    }

    String provider() {
        return byEventLogService() ? "Microsoft-Windows-Eventlog" : channel.provider();
    }

    String providerGuid() {
        return byEventLogService() ? "{FC65DDD8-D6EF-4962-83D5-6E5CFE9CE148}" : channel.providerGuid();
    }

    /// Process that wrote the record: the security subsystem, the service manager or Sysmon.
    int writerProcess() {
        return switch (channel) {
            case SECURITY -> 688;
            case SYSTEM -> 672;
            case SYSMON -> 2_412;
        };
    }
}
