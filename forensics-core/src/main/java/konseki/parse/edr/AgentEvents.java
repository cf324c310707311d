package konseki.parse.edr;

import konseki.parse.Payload;
import konseki.parse.TablePayload;

/// Telemetry of VMware Carbon Black Cloud and of HarfangLab, as their forwarders write it.
///
/// Sources: Carbon Black Cloud Data Forwarder, "Endpoint Event Schema"; HarfangLab, "Telemetry fields", and lines of
/// both.
public final class AgentEvents {

    private AgentEvents() {}

    /// Endpoint events of the Data Forwarder.
    public static Payload carbonBlack() {
        return TablePayload.of("carbonblack.event", """
                = actor user.name<process_username host.name<device_name:account observer.name<device_id
                    event.action<action process.executable<process_path process.command_line<process_cmdline
                    process.parent.executable<parent_path process.entity_id<process_guid
                = flow actor source.ip<local_ip source.port<local_port destination.ip<remote_ip destination.port<remote_port
                    destination.domain<netconn_domain
                endpoint.event.procstart    carbonblack.event process  success start
                    user.name<childproc_username process.executable<childproc_name process.command_line<target_cmdline
                    process.parent.executable<process_path process.entity_id<childproc_guid actor
                endpoint.event.procend      carbonblack.event process  success end      actor
                endpoint.event.crossproc    carbonblack.event process  -       info     actor
                endpoint.event.moduleload   carbonblack.event process  -       info     actor file.path<modload_name
                endpoint.event.scriptload   carbonblack.event process  -       info     actor file.path<scriptload_name
                endpoint.event.fileless_scriptload carbonblack.event process - info     actor
                endpoint.event.filemod      carbonblack.event file     -       change   actor file.path<filemod_name
                endpoint.event.regmod       carbonblack.event registry -       change   actor fx.object<regmod_name
                endpoint.event.netconn      carbonblack.event network  -       start    flow
                endpoint.event.netconn_proxy carbonblack.event network -       start    flow
                *                           carbonblack.event -        -       info     actor
                """)
                .knownBy("type", "device_id", "process_guid")
                .kindBy("type")
                .timeBy("device_timestamp", "backend_timestamp")
                .build();
    }

    /// Agent telemetry of HarfangLab; its copies of Windows events too.
    public static Payload harfangLab() {
        return TablePayload.of("harfanglab.event", """
                = host host.name<agent.hostname|hostname|computer_name observer.name<agent.agentid|agentid
                    user.name<username|user.name|process.username
                = actor host process.executable<process_image_path|process.image_name process.entity_id<process_unique_id
                process   harfanglab.event process  success start    host process.executable<image_name
                    process.command_line<commandline process.parent.executable<parent_image
                    process.hash.sha256<hashes.sha256 process.entity_id<process_unique_id|unique_id
                network   harfanglab.event network  -       start    actor source.ip<saddr source.port<sport
                    destination.ip<daddr destination.port<dport process.executable<image_name|process_image_path
                file      harfanglab.event file     -       change   actor file.path<event_path event.action<operation
                    process.hash.sha256<written_file_hashes.sha256 file.size<written_file_size
                registry  harfanglab.event registry -       change   actor fx.object<target_object event.action<event_type
                dns_resolution harfanglab.event dns -       info     actor dns.question.name<requested_name
                authentication harfanglab.event authentication - start host source.ip<source_address
                    user.target.name<target_username user.domain<target_domainname winlog.logon.type<logon_type
                alert     harfanglab.alert -        -       info     host process.executable<process.image_name
                    process.command_line<process.commandline message<rule_name process.hash.sha256<process.hashes.sha256
                    process.parent.executable<process.parent_image
                *         harfanglab.event -        -       info     host event.action<log_type
                """)
                .knownBy("log_type")
                .andOneOf("agent.agentid", "agent.hostname", "osproducttype")
                .kindBy("log_type")
                .timeBy("@event_create_date", "alert_time", "utc_time", "@timestamp", "lastseen")
                .outcomeBy("success")
                .build();
    }
}
