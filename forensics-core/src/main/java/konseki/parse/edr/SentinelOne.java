package konseki.parse.edr;

import konseki.parse.Payload;
import konseki.parse.TablePayload;

/// Telemetry of SentinelOne, as Cloud Funnel 2 and Deep Visibility export it, and what its console logs.
///
/// A connection's source is the end that the agent calls `src`, which for an incoming one is the other machine. Bytes
/// are never told.
///
/// Source: SentinelOne, "Cloud Funnel 2.0 event schema"; Management API, "Activities" and "Threats".
public final class SentinelOne {

    private SentinelOne() {}

    /// The payload of telemetry.
    public static Payload telemetry() {
        return TablePayload.of("sentinelone.telemetry", """
                = host host.name<endpoint.name|agent.uuid observer.name<agent.uuid event.action<event.type
                = actor host process.executable<src.process.image.path|src.process.name
                    process.command_line<src.process.cmdline process.hash.sha256<src.process.image.sha256
                    process.parent.executable<src.process.parent.image.path|src.process.parent.name
                    process.entity_id<src.process.uid user.name<src.process.user|src.process.eUserName
                = file actor file.path<tgt.file.path fx.file.old_extension<tgt.file.oldPath file.size<tgt.file.size
                = flow actor source.ip<src.ip.address source.port<src.port.number destination.ip<dst.ip.address
                    destination.port<dst.port.number network.transport<event.network.protocolName
                = logon host user.target.name<event.login.userName user.domain<event.login.accountDomain
                    user.id<event.login.accountSid winlog.logon.id<event.login.sessionId:hex
                    source.ip<src.endpoint.ip.address|src.ip.address process.executable<src.process.image.path
                Process~Creation    sentinelone.telemetry  process         success  start     host
                    process.executable<tgt.process.image.path|tgt.process.name process.command_line<tgt.process.cmdline
                    process.parent.executable<src.process.image.path|src.process.name
                    process.hash.sha256<tgt.process.image.sha256 process.entity_id<tgt.process.uid
                    user.name<tgt.process.user|src.process.user
                Process~Termination sentinelone.telemetry  process         success  end       actor
                IP~Connect          sentinelone.telemetry  network         success  start     flow
                IP~Listen           sentinelone.telemetry  network         success  info      flow
                IP~Disconnect       sentinelone.telemetry  network         success  end       flow
                File~Creation       sentinelone.telemetry  file            success  creation  file
                File~Modification   sentinelone.telemetry  file            success  change    file
                File~Rename         sentinelone.telemetry  file            success  change    file
                File~Deletion       sentinelone.telemetry  file            success  deletion  file
                File~Scan           sentinelone.telemetry  file            -        info      file
                true                sentinelone.telemetry  authentication  success  start     logon
                false               sentinelone.telemetry  authentication  failure  start     logon
                Login               sentinelone.telemetry  authentication  -        start     logon
                Logout              sentinelone.telemetry  authentication  success  end       logon
                Task~Register       sentinelone.telemetry  config          success  creation  actor fx.object<task.name
                Task~Update         sentinelone.telemetry  config          success  change    actor fx.object<task.name
                Task~Delete         sentinelone.telemetry  config          success  deletion  actor fx.object<task.name
                Task~Start          sentinelone.telemetry  config          success  start     actor fx.object<task.name
                process             sentinelone.telemetry  process         -        info      actor
                cross_process       sentinelone.telemetry  process         -        info      actor
                command_script      sentinelone.telemetry  process         -        info      actor
                    message<cmdScript.content file.path<tgt.file.path
                module              sentinelone.telemetry  process         -        info      actor file.path<module.path
                driver              sentinelone.telemetry  process         -        info      actor
                    file.path<driver.loadVerdict|tgt.file.path
                ip                  sentinelone.telemetry  network         -        info      flow
                dns                 sentinelone.telemetry  dns             -        info      actor
                    dns.question.name<event.dns.request:last-word
                url                 sentinelone.telemetry  web             -        info      flow
                    http.request.method<event.url.action url.path<url.address
                file                sentinelone.telemetry  file            -        info      file
                registry            sentinelone.telemetry  registry        success  change    actor
                    fx.object<registry.keyPath
                named_pipe          sentinelone.telemetry  file            -        info      actor fx.object<namedPipe.name
                logins              sentinelone.telemetry  authentication  -        info      logon
                scheduled_task      sentinelone.telemetry  config          -        info      actor fx.object<task.name
                *                   sentinelone.telemetry  -               -        info      file
                """)
                .knownBy("event.category")
                .andOneOf("endpoint.name", "mgmt.url", "src.process.storyline.id", "agent.uuid")
                .kindBy("event.login.loginIsSuccessful", "event.type", "event.category")
                .timeBy("event.time", "timestamp", "sca:ingestTime")
                .build();
    }

    /// The payload of the console's activities; `event.code` is the type, whose meaning stands in `message`.
    public static Payload console() {
        return TablePayload.of("sentinelone.console", """
                * sentinelone.console config - info host.name<data.computerName event.code<activityType
                    message<primaryDescription user.name<data.sourceprocessusername|data.username|data.byUser
                    file.path<data.filePath|data.tgtfilepath source.ip<data.ipAddress
                    process.executable<data.sourceprocessfilepath
                """)
                .knownBy("accountId", "activityType")
                .timeBy("createdAt", "updatedAt")
                .build();
    }

    /// The payload of the console's threats.
    public static Payload threats() {
        return TablePayload.of("sentinelone.threat", """
                * sentinelone.threat file - info host.name<agentRealtimeInfo.agentComputerName
                    user.name<threatInfo.processUser file.path<threatInfo.filePath
                    process.hash.sha256<threatInfo.sha256 process.executable<threatInfo.originatorProcess
                    process.command_line<threatInfo.maliciousProcessArguments event.action<threatInfo.mitigationStatus
                    event.code<threatInfo.classification message<threatInfo.threatName
                """)
                .knownBy("threatInfo.identifiedAt")
                .timeBy("threatInfo.identifiedAt", "threatInfo.createdAt")
                .build();
    }
}
