package konseki.parse.windows;

/// The table of the channels System and Application; how it is read is told by [MeaningTable].
///
/// Programs share these channels and their numbers, so each row names its provider, or a part of its name.
final class SystemMeanings {

    static final String SYSTEM = """
            *      -        -                           -        -         -

            # Service Control Manager
            7045   config   service-installed           success  creation  fx.object<ServiceName process.command_line<ImagePath user.target.name<AccountName  provider=service~control~manager
            7036   config   service-state-changed       success  by-state  fx.object<param1  provider=service~control~manager
            7040   config   service-start-type-changed  success  change    fx.object<param4|param1  provider=service~control~manager
            7031   config   service-terminated          failure  end       fx.object<param1  provider=service~control~manager
            7034   config   service-terminated          failure  end       fx.object<param1  provider=service~control~manager
            7000   config   service-start-failed        failure  start     fx.object<param1  provider=service~control~manager
            7009   config   service-start-failed        failure  start     fx.object<param2  provider=service~control~manager
            7023   config   service-terminated          failure  end       fx.object<param1  provider=service~control~manager

            # The logs and the machine
            104    log      log-cleared                 success  deletion  user.name<SubjectUserName user.domain<SubjectDomainName fx.object<Channel  provider=eventlog
            25     log      log-corrupt                 failure  info      -         provider=microsoft-windows-eventlog
            26     log      log-corrupt                 failure  info      -         provider=microsoft-windows-eventlog
            106    log      log-corrupt                 failure  info      -         provider=microsoft-windows-eventlog
            6005   log      log-service-started         success  start     -         provider=eventlog
            6006   log      log-service-stopped         success  end       -         provider=eventlog
            6008   log      unexpected-shutdown         failure  end       -         provider=eventlog
            6009   log      windows-started             success  start     -         provider=eventlog
            12     log      windows-started             success  start     -         provider=kernel-general
            13     log      windows-stopped             success  end       -         provider=kernel-general
            1      config   system-time-changed         success  change    -         provider=kernel-general
            41     log      unexpected-shutdown         failure  end       -         provider=kernel-power
            1074   log      shutdown-requested          success  info      user.name<param7 process.executable<param1  provider=user32
            """;

    static final String APPLICATION = """
            *      -        -                           -        -         -

            10000  file     restart-manager-started     success  start     -         provider=restartmanager
            10001  file     restart-manager-ended       success  end       -         provider=restartmanager
            524    config   backup-catalog-deleted      success  deletion  -         provider=backup
            612    config   backup-cancelled            failure  change    -         provider=backup
            753    config   backup-cancelled            failure  change    -         provider=backup
            13     log      shadow-copy-error           failure  info      -         provider=vss
            8193   log      shadow-copy-error           failure  info      -         provider=vss
            15457  config   sql-setting-changed         success  change    fx.object<Data|Data.#text  provider=mssql
            18456  authentication  logon-failed         failure  start     user.target.name<Data|Data.#text  provider=mssql
            18453  authentication  logged-in            success  start     user.target.name<Data|Data.#text  provider=mssql
            18454  authentication  logged-in            success  start     user.target.name<Data|Data.#text  provider=mssql
            """;

    private SystemMeanings() {}
}
