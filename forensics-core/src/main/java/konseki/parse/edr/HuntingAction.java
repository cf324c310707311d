package konseki.parse.edr;

import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.parse.FieldReading;
import konseki.parse.FieldReadings;
import konseki.parse.KeyTable;

/// What an `ActionType` of advanced hunting is about: category, outcome, type, and which columns say what.
///
/// Source: Microsoft's "advanced hunting schema" pages of the Device tables.
///
/// @param category or [Slice#ABSENT], as the next two
record HuntingAction(Slice category, Slice outcome, Slice type, Kind kind) {

    /// Which columns hold what.
    enum Kind {
        PROCESS("""
                process.executable<FolderPath process.command_line<ProcessCommandLine
                process.parent.executable<InitiatingProcessFolderPath|InitiatingProcessFileName
                process.hash.sha256<SHA256 process.entity_id<ProcessUniqueId
                user.name<AccountName|InitiatingProcessAccountName user.domain<AccountDomain|InitiatingProcessAccountDomain
                user.id<AccountSid|InitiatingProcessAccountSid winlog.logon.id<LogonId:hex"""),
        OUTBOUND("""
                source.ip<LocalIP source.port<LocalPort destination.ip<RemoteIP destination.port<RemotePort
                destination.domain<RemoteUrl:host network.transport<Protocol""" + Columns.INITIATOR),
        INBOUND("""
                source.ip<RemoteIP source.port<RemotePort destination.ip<LocalIP destination.port<LocalPort
                network.transport<Protocol""" + Columns.INITIATOR),
        FILE("""
                file.path<FolderPath fx.file.old_extension<PreviousFileName file.size<FileSize source.ip<RequestSourceIP source.port<RequestSourcePort
                fx.object<ShareName user.name<RequestAccountName user.domain<RequestAccountDomain
                user.id<RequestAccountSid""" + Columns.INITIATOR),
        LOGON("""
                user.target.name<AccountName user.domain<AccountDomain user.id<AccountSid winlog.logon.id<LogonId:hex
                source.ip<RemoteIP source.port<RemotePort fx.auth.package<Protocol
                user.name<InitiatingProcessAccountName
                process.executable<InitiatingProcessFolderPath|InitiatingProcessFileName"""),
        REGISTRY("fx.object<RegistryKey" + Columns.INITIATOR),
        OTHER("""
                file.path<FolderPath file.size<FileSize fx.object<RegistryKey user.target.name<AccountName
                source.ip<LocalIP source.port<LocalPort destination.ip<RemoteIP destination.port<RemotePort
                destination.domain<RemoteUrl:host""" + Columns.INITIATOR);

        private final FieldReading[] readings;

        Kind(String readings) {
            this.readings = FieldReadings.of(readings).toArray(FieldReading[]::new);
        }

        void read(EventBuffer out) {
            for (FieldReading reading : readings) {
                reading.read(out, false);
            }
        }
    }

    /// The columns of the process that did it.
    private static final class Columns {
        static final String INITIATOR = """

                process.executable<InitiatingProcessFolderPath|InitiatingProcessFileName
                process.command_line<InitiatingProcessCommandLine
                process.parent.executable<InitiatingProcessParentFileName
                process.hash.sha256<InitiatingProcessSHA256 process.entity_id<InitiatingProcessUniqueId
                user.name<InitiatingProcessAccountName user.domain<InitiatingProcessAccountDomain
                user.id<InitiatingProcessAccountSid winlog.logon.id<InitiatingProcessLogonId:hex""";
    }

    private static final String TABLE = """
            ProcessCreated                       process         success  start     process
            ProcessCreatedUsingWmiQuery          process         success  start     other
            CreateRemoteThreadApiCall            process         success  info      other
            OpenProcessApiCall                   process         success  access    other
            PowerShellCommand                    process         -        info      other
            ImageLoaded                          process         success  info      other
            DriverLoad                           process         success  info      other
            ConnectionSuccess                    network         success  start     outbound
            ConnectionFailed                     network         failure  start     outbound
            ConnectionAttempt                    network         unknown  start     outbound
            ConnectionRequest                    network         unknown  start     outbound
            ConnectionFound                      network         success  info      outbound
            ConnectionAcknowledged               network         success  info      outbound
            HttpConnectionInspected              network         success  info      outbound
            SslConnectionInspected               network         success  info      outbound
            DnsConnectionInspected               network         success  info      outbound
            NetworkSignatureInspected            network         success  info      outbound
            RemoteDesktopConnection              network         -        start     outbound
            InboundConnectionAccepted            network         success  start     inbound
            InboundConnectionAttempt             network         unknown  start     inbound
            ListeningConnectionCreated           network         success  info      outbound
            FirewallInboundConnectionBlocked     network         failure  denied    inbound
            FirewallInboundConnectionToAppBlocked  network       failure  denied    inbound
            FirewallOutboundConnectionBlocked    network         failure  denied    outbound
            ExploitGuardNetworkProtectionBlocked network         failure  denied    outbound
            FileCreated                          file            success  creation  file
            FileModified                         file            success  change    file
            FileRenamed                          file            success  change    file
            FileDeleted                          file            success  deletion  file
            SensitiveFileRead                    file            success  access    file
            NamedPipeEvent                       file            success  access    other
            LogonSuccess                         authentication  success  start     logon
            LogonFailed                          authentication  failure  start     logon
            LogonAttempted                       authentication  unknown  start     logon
            RegistryKeyCreated                   registry        success  creation  registry
            RegistryKeyDeleted                   registry        success  deletion  registry
            RegistryKeyRenamed                   registry        success  change    registry
            RegistryValueSet                     registry        success  change    registry
            RegistryValueDeleted                 registry        success  deletion  registry
            ServiceInstalled                     config          success  creation  other
            ScheduledTaskCreated                 config          success  creation  other
            ScheduledTaskUpdated                 config          success  change    other
            ScheduledTaskDeleted                 config          success  deletion  other
            ScheduledTaskEnabled                 config          success  change    other
            ScheduledTaskDisabled                config          success  change    other
            UserAccountCreated                   iam             success  creation  other
            UserAccountDeleted                   iam             success  deletion  other
            UserAccountModified                  iam             success  change    other
            UserAccountAddedToLocalGroup         iam             success  change    other
            UserAccountRemovedFromLocalGroup     iam             success  change    other
            PasswordChangeAttempt                iam             unknown  change    other
            SecurityLogCleared                   log             success  deletion  other
            AuditPolicyModification              config          success  change    other
            AntivirusDetection                   file            -        info      other
            AntivirusReport                      file            -        info      other
            TamperingAttempt                     config          failure  denied    other
            UsbDriveMounted                      config          success  start     other
            UsbDriveUnmounted                    config          success  end       other
            PnpDeviceConnected                   config          success  start     other
            """;

    private static final HuntingAction UNKNOWN =
            new HuntingAction(Slice.ABSENT, Slice.ABSENT, Slice.ABSENT, Kind.OTHER);
    private static final List<List<String>> ROWS =
            TABLE.lines().map(line -> List.of(line.split("\\s+"))).toList();
    private static final KeyTable NAMES =
            KeyTable.of(ROWS.stream().map(List::getFirst).toArray(String[]::new));
    private static final HuntingAction[] ACTIONS =
            ROWS.stream().map(HuntingAction::of).toArray(HuntingAction[]::new);

    private static HuntingAction of(List<String> row) {
        Kind kind = Kind.valueOf(row.get(4).toUpperCase(java.util.Locale.ROOT));
        return new HuntingAction(word(row.get(1)), word(row.get(2)), word(row.get(3)), kind);
    }

    private static Slice word(String word) {
        return word.equals("-") ? Slice.ABSENT : Slice.of(word);
    }

    /// The action of that name; one about which nothing is known if it is new.
    static HuntingAction named(Slice name) {
        int id = NAMES.find(name.bytes(), name.offset(), name.end());
        return id == KeyTable.NONE ? UNKNOWN : ACTIONS[id];
    }

    /// Sets what follows from the action alone.
    void read(EventBuffer out) {
        set(Field.EVENT_CATEGORY, category, out);
        set(Field.EVENT_OUTCOME, outcome, out);
        set(Field.EVENT_TYPE, type, out);
    }

    private static void set(Field field, Slice constant, EventBuffer out) {
        if (!constant.isAbsent()) {
            out.text(field, constant);
        }
    }
}
