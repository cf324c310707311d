package konseki.parse.windows;

/// The tables of channels that belong to one program each; how they are read is told by [MeaningTable].
final class OperationalMeanings {

    /// Source: Microsoft's Sysinternals page of Sysmon, and its schema 4.90.
    static final String SYSMON = """
            = image   process.executable<Image process.entity_id<ProcessGuid user.name<User
            = caller  process.executable<SourceImage process.entity_id<SourceProcessGuid|SourceProcessGUID user.name<SourceUser fx.object<TargetImage
            = target  file.path<TargetFilename

            *     -         -                           -        -         image

            1     process   created-process             success  start     image process.command_line<CommandLine process.parent.executable<ParentImage process.hash.sha256<Hashes winlog.logon.id<LogonId
            2     file      changed-creation-time       success  change    image target
            3     network   network-connection          success  start     image source.ip<SourceIp source.port<SourcePort destination.ip<DestinationIp destination.port<DestinationPort destination.domain<DestinationHostname network.transport<Protocol
            4     log       sysmon-state-changed        success  change    fx.object<State
            5     process   exited-process              success  end       image
            6     process   loaded-driver               success  info      file.path<ImageLoaded
            7     process   loaded-image                success  info      image file.path<ImageLoaded
            8     process   created-remote-thread       success  info      caller
            9     file      raw-access-read             success  access    image fx.object<Device
            10    process   accessed-process            success  access    caller
            11    file      created-file                success  creation  image target
            12    registry  modified-registry-key       success  by-event  image fx.object<TargetObject
            13    registry  modified-registry-value     success  change    image fx.object<TargetObject
            14    registry  renamed-registry-key        success  change    image fx.object<TargetObject
            15    file      created-file-stream         success  creation  image target
            16    config    sysmon-config-changed       success  change    fx.object<Configuration
            17    file      created-pipe                success  creation  image fx.object<PipeName
            18    file      connected-pipe              success  access    image fx.object<PipeName
            19    config    wmi-filter-changed          success  by-event  user.name<User fx.object<Name
            20    config    wmi-consumer-changed        success  by-event  user.name<User fx.object<Name
            21    config    wmi-binding-changed         success  by-event  user.name<User fx.object<Consumer
            22    dns       dns-query                   -        info      image dns.question.name<QueryName
            23    file      deleted-file                success  deletion  image target
            24    process   changed-clipboard           success  info      image
            25    process   tampered-process            success  change    image
            26    file      deleted-file                success  deletion  image target
            27    file      blocked-executable          failure  denied    image target
            28    file      blocked-shredding           failure  denied    image target
            29    file      created-executable          success  creation  image target
            255   log       sysmon-error                failure  info      -
            """;

    /// `Microsoft-Windows-PowerShell/Operational`.
    static final String POWERSHELL = """
            *      process  -                           -        -         -

            4103   process  executed-command            -        info      message<Payload|powershell.command.invocation_details
            4104   process  compiled-script-block       -        info      message<ScriptBlockText|powershell.file.script_block_text file.path<Path
            4105   process  started-script-block        -        start     -
            4106   process  ended-script-block          -        end       -
            """;

    /// `Windows PowerShell`, the older log: no names, only a text of settings.
    static final String WINDOWS_POWERSHELL = """
            = host-application  process.command_line<*:host-application

            *      process  -                           -        -         host-application

            400    process  engine-started              success  start     host-application
            403    process  engine-stopped              success  end       host-application
            600    process  provider-started            success  start     host-application
            800    process  executed-pipeline           -        info      host-application user.name<UserId
            """;

    static final String DEFENDER = """
            = threat   fx.object<Threat~Name file.path<Path:resource process.executable<Process~Name user.name<Detection~User|User

            *      config   -                           -        -         threat

            1006   file     malware-detected            -        info      threat
            1007   file     malware-action-taken        success  info      threat
            1008   file     malware-action-failed       failure  info      threat
            1013   config   malware-history-deleted     success  deletion  user.name<User
            1015   file     suspicious-behaviour        -        info      threat
            1116   file     malware-detected            -        info      threat
            1117   file     malware-action-taken        success  info      threat
            1118   file     malware-action-failed       failure  info      threat
            1119   file     malware-action-failed       failure  info      threat
            1121   process  attack-surface-blocked      failure  denied    file.path<Path process.executable<Process~Name user.name<User
            5000   config   real-time-protection-enabled   success  start  -
            5001   config   real-time-protection-disabled  success  end    -
            5004   config   real-time-protection-changed   success  change -
            5007   config   antivirus-config-changed    success  change    fx.object<New~Value
            5010   config   antispyware-disabled        success  end       -
            5012   config   antivirus-disabled          success  end       -
            5013   config   tamper-protection-blocked   failure  denied    fx.object<Value
            """;

    /// TerminalServices LocalSessionManager and RemoteConnectionManager, the client, and their neighbours. 1149 says
    /// that a user was authenticated; without network level authentication it says only that a window was opened.
    static final String SESSIONS = """
            = session  user.target.name<User source.ip<Address

            *      authentication  -                    -        -         session

            21     authentication  session-logged-on    success  start     session
            22     authentication  session-shell-started  success  info    session
            23     authentication  session-logged-off   success  end       session
            24     authentication  session-disconnected  success  end      session
            25     authentication  session-reconnected  success  start     session
            1149   authentication  remote-desktop-authenticated  success  start  user.target.name<Param1 user.domain<Param2 source.ip<Param3
            """;

    static final String RDP_CLIENT = """
            *      network  -                           -        -         -

            1024   network  remote-desktop-connecting   -        start     destination.domain<Value
            1102   network  remote-desktop-connecting   -        start     destination.ip<Value
            """;

    static final String TASK_SCHEDULER = """
            = task     fx.object<TaskName user.name<UserName|UserContext process.executable<ActionName|Path

            *      config   -                           -        -         task

            106    config   scheduled-task-created      success  creation  task
            140    config   scheduled-task-updated      success  change    task
            141    config   scheduled-task-deleted      success  deletion  task
            129    process  scheduled-task-process      success  start     task
            200    process  scheduled-task-started      success  start     task
            201    process  scheduled-task-ended        success  end       task
            """;

    static final String WINRM = """
            *      network  -                           -        -         -

            6      network  remote-shell-requested      -        start     destination.domain<connection:host
            91     network  remote-shell-created        success  start     -
            169    authentication  remote-shell-authenticated  success  start  user.target.name<username fx.auth.package<authenticationMechanism
            """;

    static final String WMI = """
            = query    user.name<User fx.object<Query|Operation|CONSUMER|ProviderName|NamespaceName

            *      process  -                           -        -         query

            5857   process  wmi-provider-started        success  start     query
            5858   process  wmi-query-failed            failure  info      query
            5859   process  wmi-filter-started          success  info      query
            5860   config   wmi-consumer-registered     success  creation  query
            5861   config   wmi-consumer-bound          success  creation  query
            """;

    static final String BITS = """
            = job      user.name<User|jobOwner fx.object<jobTitle|name file.path<LocalName destination.domain<RemoteName|url:host

            *      network  -                           -        -         job

            3      network  transfer-job-created        success  creation  job
            59     network  transfer-started            success  start     job
            60     network  transfer-stopped            -        end       job
            61     network  transfer-stopped            failure  end       job
            16403  network  transfer-job-created        success  creation  job
            """;

    private OperationalMeanings() {}
}
