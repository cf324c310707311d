package konseki.parse.windows;

/// The tables of channels that belong to one service each; how they are read is told by [MeaningTable]. Their datasets
/// are named after the channel, since each channel counts its records by itself.
///
/// Source: Microsoft's pages on each service's events, and the templates that records carry.
final class ServiceMeanings {

    /// `Microsoft-Windows-NTLM/Operational`: 8001 to 8004 audit what 4001 to 4004 refuse.
    static final String NTLM = """
            = outgoing  user.name<UserName user.domain<DomainName process.executable<ProcessName fx.object<TargetName
            = incoming  user.target.name<ClientUserName user.domain<ClientDomainName process.executable<ProcessName
            = domain    user.target.name<UserName user.domain<DomainName process.executable<ProcessName fx.object<Workstation|WorkstationName|SChannelName

            *      authentication  -                    -        -         -

            4001   authentication  ntlm-outgoing        failure  denied    outgoing
            4002   authentication  ntlm-incoming        failure  denied    incoming
            4003   authentication  ntlm-domain          failure  denied    domain
            4004   authentication  ntlm-domain-validated  failure  denied  domain
            8001   authentication  ntlm-outgoing        -        start     outgoing
            8002   authentication  ntlm-incoming        -        start     incoming
            8003   authentication  ntlm-domain          -        start     domain
            8004   authentication  ntlm-domain-validated  -      start     domain
            """;

    static final String CODE_INTEGRITY = """
            = image    file.path<File~Name|FileNameBuffer|FileName process.executable<Process~Name|ProcessNameBuffer|ProcessName process.hash.sha256<SHA256~Hash|SHA256FlatHash

            *      process  -                           -        -         image

            3001   process  loaded-unsigned-driver      success  info      image
            3002   process  unverified-image            failure  denied    image
            3004   process  unverified-image            failure  denied    image
            3023   process  blocked-driver              failure  denied    image
            3033   process  unverified-image            failure  denied    image
            3063   process  unverified-image            failure  denied    image
            3076   process  code-policy-audited         -        info      image
            3077   process  code-policy-blocked         failure  denied    image
            3099   config   code-policy-changed         success  change    fx.object<PolicyNameBuffer|PolicyName
            """;

    /// `Microsoft-Windows-PrintService/Operational` and `/Admin`; user data are numbered parameters.
    static final String PRINT = """
            *      config   -                           -        -         fx.object<PrinterName|Param1

            307    file     printed-document            success  access    fx.object<Param2 user.name<Param3 file.size<Param7
            300    config   printer-created             success  creation  fx.object<Param1
            301    config   printer-deleted             success  deletion  fx.object<Param1
            316    config   printer-driver-added        success  creation  fx.object<Param1 file.path<Param4
            317    config   printer-driver-deleted      success  deletion  fx.object<Param1
            354    config   printer-failed              failure  info      fx.object<Param1 file.path<Param2
            808    process  print-plugin-failed         failure  info      file.path<PluginDllName
            848    config   printer-shared              success  change    fx.object<ShareName
            849    config   printer-unshared            success  change    fx.object<ShareName
            """;

    static final String DNS_CLIENT = """
            = query    dns.question.name<QueryName

            *      dns      -                           -        -         query

            3006   dns      dns-query                   -        start     query
            3008   dns      dns-answer                  -        info      query
            3009   dns      dns-query-sent              -        info      query destination.ip<DnsServerIpAddress|Address
            3010   dns      dns-query-sent              -        info      query destination.ip<DnsServerIpAddress|Address
            3011   dns      dns-answer                  -        info      query destination.ip<DnsServerIpAddress|Address
            3020   dns      dns-answer                  -        info      query
            1014   dns      dns-timeout                 failure  info      query
            """;

    /// `Microsoft-Windows-Windows Firewall With Advanced Security/Firewall`.
    static final String FIREWALL = """
            = rule     fx.object<RuleName user.id<ModifyingUser process.executable<ModifyingApplication file.path<ApplicationPath

            *      config   -                           -        -         rule

            2002   config   firewall-setting-changed    success  change    fx.object<SettingValueDisplay|SettingType user.id<ModifyingUser process.executable<ModifyingApplication
            2003   config   firewall-profile-changed    success  change    fx.object<SettingValueDisplay|SettingType user.id<ModifyingUser process.executable<ModifyingApplication
            2004   config   firewall-rule-added         success  creation  rule
            2005   config   firewall-rule-changed       success  change    rule
            2006   config   firewall-rule-deleted       success  deletion  rule
            2011   network  firewall-blocked-listener   failure  denied    process.executable<ApplicationPath destination.port<Port
            2033   config   firewall-rules-deleted      success  deletion  rule
            2052   config   firewall-rule-deleted       success  deletion  rule
            2071   config   firewall-rule-added         success  creation  rule
            2073   config   firewall-rule-changed       success  change    rule
            2082   config   firewall-setting-changed    success  change    fx.object<SettingValueDisplay|SettingType user.id<ModifyingUser process.executable<ModifyingApplication
            2097   config   firewall-rule-added         success  creation  rule
            2099   config   firewall-rule-changed       success  change    rule
            """;

    /// `Microsoft-Windows-SMBServer/Security`, `/Operational` and `/Audit`.
    static final String SMB_SERVER = """
            = client   user.target.name<UserName fx.object<ShareName|ClientName

            *      network  -                           -        -         client

            551    authentication  smb-logon-failed     failure  start     client
            1006   file     share-access-denied         failure  denied    client
            1007   file     share-access-denied         failure  denied    client
            1009   authentication  smb-anonymous-refused  failure  denied  client
            3000   network  smb1-used                   -        start     client
            """;

    /// `Microsoft-Windows-SmbClient/Security`, `/Connectivity` and `/Operational`.
    static final String SMB_CLIENT = """
            = server   user.name<UserName destination.domain<ServerName:host fx.object<ShareName|PrincipalName|ObjectName

            *      network  -                           -        -         server

            30803  network  smb-connection-failed       failure  info      server
            30804  network  smb-disconnected            -        end       server
            30805  network  smb-session-lost            -        end       server
            30806  network  smb-session-restored        success  start     server
            30807  network  smb-share-lost              -        end       server
            30808  network  smb-share-restored          success  start     server
            31001  authentication  smb-logon-failed     failure  start     server
            31010  file     share-access-denied         failure  denied    server
            31017  authentication  smb-guest-refused    failure  denied    server
            31018  config   smb-guest-allowed           success  change    fx.object<RegName
            """;

    static final String KERBEROS = """
            *      authentication  -                    -        -         user.target.name<UserName|ClientName user.domain<ClientRealm|Domain fx.object<ServerName|TargetName|ServicePrincipalName

            100    authentication  kerberos-principal-unknown  failure  info  fx.object<ServicePrincipalName|ServerName|TargetName
            """;

    /// All four logs of `Microsoft-Windows-AppLocker`.
    static final String APP_LOCKER = """
            = file     process.executable<FullFilePath|FilePath file.path<FullFilePath|FilePath user.id<TargetUser fx.object<RuleName

            *      process  -                           -        -         file

            8001   config   application-policy-applied  success  change    -
            8002   process  application-allowed         success  start     file
            8003   process  application-audited         -        start     file
            8004   process  application-blocked         failure  denied    file
            8005   process  application-allowed         success  start     file
            8006   process  application-audited         -        start     file
            8007   process  application-blocked         failure  denied    file
            8020   process  application-allowed         success  start     file
            8021   process  application-audited         -        start     file
            8022   process  application-blocked         failure  denied    file
            8023   process  application-allowed         success  creation  file
            8024   process  application-audited         -        creation  file
            8025   process  application-blocked         failure  denied    file
            """;

    /// `Microsoft-Windows-TerminalServices-Gateway/Operational`: from outside to a machine inside.
    static final String GATEWAY = """
            = through  user.target.name<Username source.ip<IpAddress destination.domain<Resource:host

            *      network  -                           -        -         through

            200    authentication  gateway-authorised   success  start     through fx.auth.package<AuthType
            201    authentication  gateway-refused      failure  denied    through fx.auth.package<AuthType
            300    network  gateway-resource-allowed    success  info      through
            301    network  gateway-resource-refused    failure  denied    through
            302    network  gateway-connected           success  start     through
            303    network  gateway-disconnected        -        end       through
            304    network  gateway-connection-failed   failure  info      through
            """;

    private ServiceMeanings() {}
}
