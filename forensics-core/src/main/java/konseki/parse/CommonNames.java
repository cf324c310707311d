package konseki.parse;

import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.event.VendorName;

/// What values under names that many products share say of a record that no payload knows: when, on which machine, who,
/// between which addresses. Such a record can be found and put into order; no detector takes it for more.
///
/// Counters are left alone: whose bytes a name counts differs from product to product. So are codes and categories,
/// which would claim to be understood. The event stays `fx.partial`.
final class CommonNames {
    /// Nothing that is looked at is older; a small number under one of the names is no count of seconds.
    private static final long EARLIEST = Timestamp.of(2000, 1, 1, 0, 0, 0, 0, 0);

    private static final List<VendorName> TIMES = List.of(
                    ("@timestamp timestamp Timestamp TimeStamp time Time _time ts eventTime event_time EventTime"
                                    + " TimeGenerated timeGenerated time_generated TimeCreated CreationTime"
                                    + " creation_time createdDateTime activityDateTime created created_at createdAt"
                                    + " datetime DateTime date_time occurred occured published StartTime startTime"
                                    + " start_time log_time receivedTime received_at rt end date Date")
                            .split(" "))
            .stream()
            .map(VendorName::of)
            .toList();

    private static final ReadingTable READINGS = ReadingTable.of("""
            host.name<host.name|host.hostname|hostname|Hostname|HostName|host_name|computer|Computer|ComputerName
            host.name<computerName|computer_name|DeviceName|deviceName|device_name|device.hostname|endpoint.name
            host.name<agent.hostname|machine_name|dhost|host
            source.ip<source.ip|src_ip|srcip|SrcIP|SrcAddr|source_ip|sourceIp|SourceIp|SourceIP|sourceIPAddress
            source.ip<src_endpoint.ip|src.ip|src|client_ip|clientip|clientIp|ClientIP|callerIpAddress|ipAddress
            source.ip<IPAddress|IpAddress|remote_ip|remote_addr|remoteIp|sa
            source.port<source.port|src_port|srcport|SrcPort|Sport|SourcePort|sourcePort|src_endpoint.port|sp
            destination.ip<destination.ip|dst_ip|dstip|DstIP|DstAddr|dest_ip|destip|destination_ip|destIp
            destination.ip<destinationIp|DestinationIp|DestinationIP|dst_endpoint.ip|dst.ip|dst|server_ip|da
            destination.port<destination.port|dst_port|dstport|DstPort|Dport|dest_port|DestinationPort
            destination.port<destinationPort|dst_endpoint.port|dp
            network.transport<network.transport|proto|Proto|protocol|Protocol|pr
            user.name<user.name|user|username|user_name|userName|UserName|suser|UserId|userPrincipalName
            user.name<AccountName|account|actor.user.name|initiatedBy.user.userPrincipalName|login
            process.executable<process.executable|process.file.path|process_path|process.name|ProcessName|processname
            process.executable<Image|image_name
            process.command_line<process.command_line|process.cmd_line|command_line|commandline|CommandLine|cmdline
            file.path<file.path|FilePath|filePath|file_path|filepath|target_filename
            url.path<url.original|url|URL|Url
            event.action<event.action|action|Action|eventName|event_name|EventName|operation|Operation|operationName
            event.action<OperationName|event_type|eventType|EventType|activity_name|type""");

    private CommonNames() {}

    static void read(MemberClock clock, EventBuffer out) {
        for (int i = 0; i < TIMES.size() && !out.has(Field.TIMESTAMP); i++) {
            readTime(out.vendor(TIMES.get(i)), clock, out);
        }
        READINGS.put(out);
    }

    private static void readTime(Slice text, MemberClock clock, EventBuffer out) {
        byte[] bytes = text.bytes();
        int from = text.offset();
        int to = text.end();
        if (from == to) {
            return;
        }
        boolean isStamp = Stamps.epoch(bytes, from, to, clock, out)
                || Stamps.iso(bytes, from, to, clock, out) != Stamps.NONE
                || Stamps.ncsa(bytes, from, to, clock, out) != Stamps.NONE
                || Stamps.bsd(bytes, from, to, clock, out) != Stamps.NONE;
        if (isStamp && out.has(Field.TIMESTAMP) && out.number(Field.TIMESTAMP) < EARLIEST) {
            out.remove(Field.TIMESTAMP);
            out.remove(Field.TIME_OFFSET);
        }
    }
}
