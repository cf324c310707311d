package konseki.parse.edr;

import konseki.parse.Payload;
import konseki.parse.TablePayload;

/// Telemetry of CrowdStrike's sensor, as Falcon Data Replicator and searches export it. Bytes are never told.
///
/// `ContextTimeStamp` is when it happened on the machine; `timestamp`, when the cloud received it, stands in where
/// there
/// is none. The machine is its `ComputerName` if the export has joined it, else its agent's id.
///
/// Source: CrowdStrike, "Events Data Dictionary".
public final class CrowdStrike {

    private CrowdStrike() {}

    /// The payload of telemetry.
    public static Payload telemetry() {
        return TablePayload.of("crowdstrike.telemetry", """
                = host host.name<ComputerName|aid observer.name<aid event.action<event_simpleName event.code<name
                    source.nat.ip<aip
                = actor process.entity_id<ContextProcessId user.id<UserSid user.name<UserName
                    process.executable<ContextImageFileName|ContextBaseFileName
                = out host actor source.ip<LocalAddressIP4|LocalAddressIP6 source.port<LocalPort
                    destination.ip<RemoteAddressIP4|RemoteAddressIP6 destination.port<RemotePort network.transport<Protocol
                = in host actor destination.ip<LocalAddressIP4|LocalAddressIP6 destination.port<LocalPort
                    source.ip<RemoteAddressIP4|RemoteAddressIP6 source.port<RemotePort network.transport<Protocol
                = file host actor file.path<TargetFileName fx.file.old_extension<SourceFileName file.size<Size
                    process.hash.sha256<SHA256HashData
                = process host process.executable<ImageFileName process.command_line<CommandLine
                    process.parent.executable<ParentImageFileName|ParentBaseFileName process.entity_id<TargetProcessId
                    process.hash.sha256<SHA256HashData user.id<UserSid user.name<UserName winlog.logon.id<AuthenticationId:hex
                = logon host user.target.name<UserName user.domain<LogonDomain|UserLogonDomain user.id<UserSid
                    winlog.logon.type<LogonType winlog.logon.id<AuthenticationId:hex
                    source.ip<RemoteAddressIP4|RemoteAddressIP6|RemoteIP fx.auth.package<AuthenticationPackage
                ProcessRollup2           crowdstrike.telemetry  process         success  start     process
                SyntheticProcessRollup2  crowdstrike.telemetry  process         success  info      process
                EndOfProcess             crowdstrike.telemetry  process         success  end       process
                ProcessBlocked           crowdstrike.telemetry  process         failure  denied    process
                CommandHistory           crowdstrike.telemetry  process         -        info      host
                    process.command_line<CommandHistory process.entity_id<TargetProcessId
                ScriptControlScanInfo    crowdstrike.telemetry  process         -        info      host
                    message<ScriptContent process.entity_id<TargetProcessId
                NetworkConnectIP4        crowdstrike.telemetry  network         success  start     out
                NetworkConnectIP6        crowdstrike.telemetry  network         success  start     out
                NetworkReceiveAcceptIP4  crowdstrike.telemetry  network         success  start     in
                NetworkReceiveAcceptIP6  crowdstrike.telemetry  network         success  start     in
                NetworkListenIP4         crowdstrike.telemetry  network         success  info      out
                NetworkListenIP6         crowdstrike.telemetry  network         success  info      out
                NetworkCloseIP4          crowdstrike.telemetry  network         success  end       out
                NetworkCloseIP6          crowdstrike.telemetry  network         success  end       out
                RawBindIP4               crowdstrike.telemetry  network         success  info      out
                RawBindIP6               crowdstrike.telemetry  network         success  info      out
                DnsRequest               crowdstrike.telemetry  dns             -        info      host actor
                    dns.question.name<DomainName
                HttpRequest              crowdstrike.telemetry  web             -        info      out
                    http.request.method<HttpMethod url.path<HttpPath destination.domain<HttpHost:host
                PeFileWritten            crowdstrike.telemetry  file            success  creation  file
                NewExecutableWritten     crowdstrike.telemetry  file            success  creation  file
                NewScriptWritten         crowdstrike.telemetry  file            success  creation  file
                GenericFileWritten       crowdstrike.telemetry  file            success  creation  file
                ZipFileWritten           crowdstrike.telemetry  file            success  creation  file
                GzipFileWritten          crowdstrike.telemetry  file            success  creation  file
                RarFileWritten           crowdstrike.telemetry  file            success  creation  file
                SevenZipFileWritten      crowdstrike.telemetry  file            success  creation  file
                TarFileWritten           crowdstrike.telemetry  file            success  creation  file
                CabFileWritten           crowdstrike.telemetry  file            success  creation  file
                OoxmlFileWritten         crowdstrike.telemetry  file            success  creation  file
                OleFileWritten           crowdstrike.telemetry  file            success  creation  file
                PdfFileWritten           crowdstrike.telemetry  file            success  creation  file
                ELFFileWritten           crowdstrike.telemetry  file            success  creation  file
                MachOFileWritten         crowdstrike.telemetry  file            success  creation  file
                DmpFileWritten           crowdstrike.telemetry  file            success  creation  file
                EmailFileWritten         crowdstrike.telemetry  file            success  creation  file
                BlfFileWritten           crowdstrike.telemetry  file            success  creation  file
                EseFileWritten           crowdstrike.telemetry  file            success  creation  file
                LnkFileWritten           crowdstrike.telemetry  file            success  creation  file
                RansomwareCreateFile     crowdstrike.telemetry  file            success  creation  file
                RansomwareOpenFile       crowdstrike.telemetry  file            success  change    file
                RansomwareRenameFile     crowdstrike.telemetry  file            success  change    file
                RansomwareFileAccessPattern crowdstrike.telemetry file          -        info      file
                NewExecutableRenamed     crowdstrike.telemetry  file            success  change    file
                FileRenameInfo           crowdstrike.telemetry  file            success  change    file
                FileDeleteInfo           crowdstrike.telemetry  file            success  deletion  file
                ExecutableDeleted        crowdstrike.telemetry  file            success  deletion  file
                DirectoryCreate          crowdstrike.telemetry  file            success  creation  file
                FileOpenInfo             crowdstrike.telemetry  file            success  access    file
                UserLogon                crowdstrike.telemetry  authentication  success  start     logon
                UserLogonFailed          crowdstrike.telemetry  authentication  failure  start     logon
                UserLogonFailed2         crowdstrike.telemetry  authentication  failure  start     logon
                UserLogoff               crowdstrike.telemetry  authentication  success  end       logon
                UserIdentity             crowdstrike.telemetry  authentication  -        info      logon
                UserAccountCreated       crowdstrike.telemetry  iam             success  creation  logon
                UserAccountDeleted       crowdstrike.telemetry  iam             success  deletion  logon
                UserAccountAddedToGroup  crowdstrike.telemetry  iam             success  change    logon
                AsepValueUpdate          crowdstrike.telemetry  registry        success  change    host actor
                    fx.object<RegObjectName file.path<TargetFileName
                RegGenericValueUpdate    crowdstrike.telemetry  registry        success  change    host actor
                    fx.object<RegObjectName
                ServiceStarted           crowdstrike.telemetry  config          success  start     host actor
                    fx.object<ServiceDisplayName process.executable<ServiceImagePath|ImageFileName
                ServiceStopped           crowdstrike.telemetry  config          success  end       host actor
                    fx.object<ServiceDisplayName
                CreateService            crowdstrike.telemetry  config          success  creation  host actor
                    fx.object<ServiceDisplayName process.executable<ServiceImagePath|ImageFileName
                ModifyServiceBinary      crowdstrike.telemetry  config          success  change    host actor
                    fx.object<ServiceDisplayName process.executable<ServiceImagePath|ImageFileName
                ScheduledTaskRegistered  crowdstrike.telemetry  config          success  creation  host actor
                    fx.object<TaskName process.command_line<TaskExecCommand
                ScheduledTaskModified    crowdstrike.telemetry  config          success  change    host actor
                    fx.object<TaskName process.command_line<TaskExecCommand
                ScheduledTaskDeleted     crowdstrike.telemetry  config          success  deletion  host actor
                    fx.object<TaskName
                FirewallSetRule          crowdstrike.telemetry  config          success  change    host actor
                    fx.object<FirewallRule
                FirewallDeleteRule       crowdstrike.telemetry  config          success  deletion  host actor
                    fx.object<FirewallRuleId
                EventLogCleared          crowdstrike.telemetry  log             success  deletion  host actor
                SensorHeartbeat          crowdstrike.telemetry  log             -        info      host
                *                        crowdstrike.telemetry  -               -        info      host actor
                    file.path<TargetFileName process.executable<ImageFileName process.command_line<CommandLine
                """)
                .knownBy("event_simpleName")
                .andOneOf("aid", "cid")
                .kindBy("event_simpleName")
                .timeBy("ContextTimeStamp", "timestamp", "_time", "@timestamp")
                .build();
    }

    /// The payload of the Replicator's lists of machines, which say which names and addresses an agent's id has.
    public static Payload assets() {
        return TablePayload.of("crowdstrike.asset", """
                * crowdstrike.asset config - info host.name<ComputerName|aid observer.name<aid|discoverer_aid
                    source.ip<LocalAddressIP4|CurrentLocalIP source.nat.ip<aip
                """)
                .knownBy("cid")
                .andOneOf("_time", "Time")
                .timeBy("_time", "Time")
                .build();
    }

    /// The payload of what the console reports: detections, logins, audit, in the form of the SIEM connector.
    public static Payload console() {
        return TablePayload.of("crowdstrike.event", """
                * crowdstrike.event config - info host.name<event.ComputerName|event.Hostname|event.HostName
                    event.action<event.OperationName|metadata.eventType event.code<metadata.eventType
                    user.name<event.UserName|event.UserId source.ip<event.LocalIP|event.UserIp
                    file.path<event.FilePath process.command_line<event.CommandLine process.executable<event.FileName
                    process.hash.sha256<event.SHA256String event.sequence<metadata.offset
                    message<event.DetectDescription|event.Description|event.Name
                """)
                .knownBy("metadata.eventType", "metadata.eventCreationTime")
                .timeBy("metadata.eventCreationTime")
                .build();
    }
}
