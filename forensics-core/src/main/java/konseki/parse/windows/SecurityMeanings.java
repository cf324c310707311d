package konseki.parse.windows;

/// The table of the Security channel; how it is read is told by [MeaningTable].
///
/// In events of logons `user.domain`, `user.id` and `winlog.logon.id` are those of the account that logs on, because
/// the actor there is the machine itself. Sources: Microsoft's "Advanced security audit policy settings" pages of each
/// event; action names as Elastic's security module has them, where it has one.
final class SecurityMeanings {

    static final String TABLE = """
            = actor    user.name<SubjectUserName user.domain<SubjectDomainName user.id<SubjectUserSid winlog.logon.id<SubjectLogonId
            = account  user.target.name<TargetUserName user.domain<TargetDomainName user.id<TargetUserSid|TargetSid winlog.logon.id<TargetLogonId
            = changed  user.target.name<TargetUserName
            = member   user.target.name<MemberName|MemberSid:text fx.object<TargetUserName
            = from     source.ip<IpAddress source.port<IpPort
            = logon    winlog.logon.type<LogonType fx.auth.package<AuthenticationPackageName
            = program  process.executable<ProcessName
            = flow     source.ip<SourceAddress source.port<SourcePort destination.ip<DestAddress destination.port<DestPort network.transport<Protocol process.executable<Application

            *     -               -                                     audit    -         actor changed program

            # Logons
            4624  authentication  logged-in                             success  start     account actor from logon program
            4625  authentication  logon-failed                          failure  start     account actor from logon program
            4634  authentication  logged-out                            success  end       account logon
            4647  authentication  logged-out                            success  end       account
            4648  authentication  logged-in-explicit                    success  start     user.domain<TargetDomainName actor changed from program destination.domain<TargetServerName fx.object<TargetInfo
            4627  authentication  group-membership-of-logon             success  info      account actor logon
            4672  authentication  logged-in-special                     success  info      actor
            4778  authentication  session-reconnected                   success  start     user.target.name<AccountName user.domain<AccountDomain winlog.logon.id<LogonID source.ip<ClientAddress
            4779  authentication  session-disconnected                  success  end       user.target.name<AccountName user.domain<AccountDomain winlog.logon.id<LogonID source.ip<ClientAddress
            4800  authentication  workstation-locked                    success  info      account
            4801  authentication  workstation-unlocked                  success  info      account
            4825  authentication  remote-desktop-denied                 failure  start     user.target.name<AccountName user.domain<AccountDomain winlog.logon.id<LogonID source.ip<ClientAddress

            # Domain controllers and RADIUS
            4768  authentication  kerberos-authentication-ticket-requested  status  start  account from fx.auth.package<TicketEncryptionType fx.object<ServiceName
            4769  authentication  kerberos-service-ticket-requested     status   start     user.target.name<TargetUserName:principal account from fx.auth.package<TicketEncryptionType fx.object<ServiceName
            4770  authentication  kerberos-service-ticket-renewed       success  start     user.target.name<TargetUserName:principal account from fx.auth.package<TicketEncryptionType fx.object<ServiceName
            4771  authentication  kerberos-preauth-failed               failure  start     account from fx.object<ServiceName
            4776  authentication  credential-validated                  status   start     user.target.name<TargetUserName fx.auth.package<PackageName
            6272  authentication  network-policy-granted                success  start     user.target.name<SubjectUserName user.domain<SubjectDomainName user.id<SubjectUserSid source.ip<ClientIPAddress|NASIPv4Address
            6273  authentication  network-policy-denied                 failure  start     user.target.name<SubjectUserName user.domain<SubjectDomainName user.id<SubjectUserSid source.ip<ClientIPAddress|NASIPv4Address

            # Processes
            4688  process         created-process                       success  start     winlog.logon.id<TargetLogonId actor changed process.executable<NewProcessName process.command_line<CommandLine process.parent.executable<ParentProcessName
            4689  process         exited-process                        success  end       actor program

            # Services, tasks, policy
            4697  config          service-installed                     success  creation  actor fx.object<ServiceName process.command_line<ServiceFileName user.target.name<ServiceAccount
            4698  config          scheduled-task-created                success  creation  actor fx.object<TaskName
            4699  config          scheduled-task-deleted                success  deletion  actor fx.object<TaskName
            4700  config          scheduled-task-enabled                success  change    actor fx.object<TaskName
            4701  config          scheduled-task-disabled               success  change    actor fx.object<TaskName
            4702  config          scheduled-task-updated                success  change    actor fx.object<TaskName
            4616  config          system-time-changed                   success  change    actor program
            4719  config          changed-audit-config                  success  change    actor fx.object<SubcategoryGuid
            4739  config          changed-domain-policy                 success  change    actor
            4946  config          firewall-rule-added                   success  creation  fx.object<RuleName
            4947  config          firewall-rule-changed                 success  change    fx.object<RuleName
            4948  config          firewall-rule-deleted                 success  deletion  fx.object<RuleName
            4950  config          firewall-setting-changed              success  change    fx.object<SettingType
            5025  config          firewall-stopped                      success  end       -

            # Accounts and groups
            4720  iam             added-user-account                    success  creation  actor changed
            4722  iam             enabled-user-account                  success  change    actor changed
            4723  iam             changed-password                      audit    change    actor changed
            4724  iam             reset-password                        audit    change    actor changed
            4725  iam             disabled-user-account                 success  change    actor changed
            4726  iam             deleted-user-account                  success  deletion  actor changed
            4738  iam             modified-user-account                 success  change    actor changed
            4740  iam             locked-out-user-account               success  change    actor changed
            4767  iam             unlocked-user-account                 success  change    actor changed
            4781  iam             renamed-user-account                  success  change    actor user.target.name<OldTargetUserName
            4741  iam             added-computer-account                success  creation  actor changed
            4742  iam             changed-computer-account              success  change    actor changed
            4743  iam             deleted-computer-account              success  deletion  actor changed
            4727  iam             added-group-account                   success  creation  actor fx.object<TargetUserName
            4731  iam             added-group-account                   success  creation  actor fx.object<TargetUserName
            4754  iam             added-group-account                   success  creation  actor fx.object<TargetUserName
            4730  iam             deleted-group-account                 success  deletion  actor fx.object<TargetUserName
            4734  iam             deleted-group-account                 success  deletion  actor fx.object<TargetUserName
            4758  iam             deleted-group-account                 success  deletion  actor fx.object<TargetUserName
            4735  iam             modified-group-account                success  change    actor fx.object<TargetUserName
            4737  iam             modified-group-account                success  change    actor fx.object<TargetUserName
            4755  iam             modified-group-account                success  change    actor fx.object<TargetUserName
            4728  iam             added-member-to-group                 success  change    actor member
            4732  iam             added-member-to-group                 success  change    actor member
            4756  iam             added-member-to-group                 success  change    actor member
            4729  iam             removed-member-from-group             success  change    actor member
            4733  iam             removed-member-from-group             success  change    actor member
            4757  iam             removed-member-from-group             success  change    actor member
            4798  iam             user-member-enumerated                success  info      actor changed process.executable<CallerProcessName
            4799  iam             group-membership-enumerated           success  info      actor fx.object<TargetUserName process.executable<CallerProcessName
            4662  iam             directory-object-accessed             audit    access    actor fx.object<ObjectName
            5136  iam             directory-object-changed              success  change    actor fx.object<ObjectDN
            5137  iam             directory-object-created              success  creation  actor fx.object<ObjectDN
            5141  iam             directory-object-deleted              success  deletion  actor fx.object<ObjectDN

            # Files, shares, keys
            4656  by-object       handle-requested                      audit    access    actor program
            4663  by-object       object-accessed                       audit    by-mask   actor program
            4660  -               object-deleted                        audit    deletion  actor program
            4661  by-object       handle-requested                      audit    access    actor program
            4670  by-object       permissions-changed                   success  change    actor program
            4657  registry        modified-registry-value               success  change    actor fx.object<ObjectName program
            5140  file            accessed-share                        audit    access    actor from fx.object<ShareName
            5142  config          added-share                           success  creation  actor fx.object<ShareName
            5143  config          modified-share                        success  change    actor fx.object<ShareName
            5144  config          deleted-share                         success  deletion  actor fx.object<ShareName
            5145  file            accessed-shared-file                  audit    by-mask   actor from fx.object<ShareName file.path<RelativeTargetName

            # Windows Filtering Platform: the source is whoever opened the connection
            5152  network         packet-blocked                        failure  denied    flow
            5154  network         listen-permitted                      success  info      flow
            5156  network         connection-permitted                  success  allowed   flow
            5157  network         connection-blocked                    failure  denied    flow
            5158  network         bind-permitted                        success  info      flow

            # The log itself
            517   log             audit-log-cleared                     success  deletion  user.name<ClientUserName|SubjectUserName user.domain<ClientDomain
            1100  log             logging-service-shutdown              success  end       -
            1101  log             audit-events-dropped                  failure  info      -
            1102  log             audit-log-cleared                     success  deletion  actor
            1104  log             audit-log-full                        failure  info      -
            1105  log             audit-log-archived                    success  info      fx.object<BackupPath
            1106  log             audit-events-failed                   failure  info      -
            1107  log             audit-events-failed                   failure  info      -
            1108  log             logging-processing-error              failure  info      -
            4608  log             windows-started                       success  start     -
            4609  log             windows-stopped                       success  end       -
            4612  log             audit-events-dropped                  failure  info      -
            """;

    private SecurityMeanings() {}
}
