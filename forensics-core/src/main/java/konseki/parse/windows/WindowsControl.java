package konseki.parse.windows;

import java.util.Optional;
import konseki.parse.ControlLine;
import konseki.parse.Seed;

/// What a Windows machine would have logged of a seed, as Winlogbeat ships it. Stateless.
final class WindowsControl {

    private WindowsControl() {}

    static Optional<String> of(Seed.Action action) {
        return switch (action.kind()) {
            case NAME ->
                event(action, "Microsoft-Windows-Sysmon", "Microsoft-Windows-Sysmon/Operational", 22, "QueryName");
            case TRANSFER_JOB ->
                event(action, "Microsoft-Windows-Bits-Client", "Microsoft-Windows-Bits-Client/Operational", 59, "url");
            case DEVICE -> event(action, "Microsoft-Windows-Security-Auditing", "Security", 6416, "DeviceDescription");
            case CLOUD -> Optional.empty();
        };
    }

    private static Optional<String> event(
            Seed.Action action, String provider, String channel, int code, String objectName) {
        return ControlLine.action(
                action,
                action.kind(),
                "{\"@timestamp\":\"{iso}\",\"event\":{\"code\":\"" + code + "\",\"kind\":\"event\",\"provider\":\""
                        + provider
                        + "\"},\"winlog\":{\"channel\":\"" + channel
                        + "\",\"computer_name\":\"{host}\",\"event_data\":{\""
                        + objectName + "\":\"{object}\"},\"event_id\":\"" + code + "\",\"provider_name\":\"" + provider
                        + "\"}}");
    }
}
