package konseki.parse.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import konseki.event.Field;
import konseki.parse.Outcome;
import konseki.parse.evtx.EvtxWriter.Datum;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each channel of a service has the fields read that an answer needs. Values as records of the sample collection have
/// them, with names and addresses made up; where the collection has no such record, as Microsoft's template says.
class ChannelMeaningsTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    Microsoft-Windows-Bits-Client/Operational|59|name=Font Download;url=https://files.example.net/a.json;bytesTotal=55|event.action=transfer-started destination.domain=files.example.net
                    Microsoft-Windows-NTLM/Operational|8001|TargetName=cifs/FS01;UserName=svc-a;DomainName=CORP;ProcessName=System|event.action=ntlm-outgoing user.name=svc-a user.domain=CORP fx.object=cifs/FS01
                    Microsoft-Windows-NTLM/Operational|8004|SChannelName=FS01;UserName=svc-a;DomainName=CORP;WorkstationName=WS07;SChannelType=2|event.action=ntlm-domain-validated user.target.name=svc-a fx.object=WS07
                    Microsoft-Windows-NTLM/Operational|4002|ClientUserName=svc-a;ClientDomainName=CORP;ProcessName=System|event.outcome=failure user.target.name=svc-a event.type=denied
                    Microsoft-Windows-CodeIntegrity/Operational|3033|FileNameLength=8;FileNameBuffer=\\Device\\a.dll;ProcessNameBuffer=\\Device\\lsass.exe|event.action=unverified-image file.path=\\Device\\a.dll process.executable=\\Device\\lsass.exe
                    Microsoft-Windows-CodeIntegrity/Operational|3077|File Name=\\Device\\b.exe;Process Name=\\Device\\cmd.exe|event.action=code-policy-blocked file.path=\\Device\\b.exe event.outcome=failure
                    Microsoft-Windows-PrintService/Operational|307|Param1=4;Param2=plan.pdf;Param3=sato;Param4=\\\\WS07;Param5=P1;Param6=IP_192.0.2.9;Param7=81920;Param8=3|event.action=printed-document user.name=sato fx.object=plan.pdf file.size=81920
                    Microsoft-Windows-PrintService/Admin|808|PluginDllName=C:\\spool\\3\\x.dll;ErrorCode=0x7e|event.action=print-plugin-failed file.path=C:\\spool\\3\\x.dll
                    Microsoft-Windows-PrintService/Operational|316|Param1=Generic / Text Only;Param2=Windows x64;Param3=Version-3;Param4=UNIDRV.DLL|event.action=printer-driver-added file.path=UNIDRV.DLL
                    Microsoft-Windows-DNS-Client/Operational|3008|QueryName=c2.example.net;QueryType=1;QueryStatus=0;QueryResults=192.0.2.4|event.action=dns-answer dns.question.name=c2.example.net
                    Microsoft-Windows-Windows Firewall With Advanced Security/Firewall|2004|RuleId=a;RuleName=Any in;ApplicationPath=C:\\t\\x.exe;ModifyingUser=S-1-5-18;ModifyingApplication=C:\\Windows\\System32\\netsh.exe|event.action=firewall-rule-added fx.object=Any in user.id=S-1-5-18 process.executable=C:\\Windows\\System32\\netsh.exe
                    Microsoft-Windows-Windows Firewall With Advanced Security/Firewall|2006|RuleId=a;RuleName=Block;ModifyingUser=S-1-5-18;ModifyingApplication=C:\\a.exe|event.action=firewall-rule-deleted event.type=deletion fx.object=Block
                    Microsoft-Windows-SMBServer/Security|551|Status=0xc000006d;ClientName=\\\\192.0.2.9;UserName=sato|event.action=smb-logon-failed event.outcome=failure user.target.name=sato fx.object=\\\\192.0.2.9
                    Microsoft-Windows-SmbClient/Security|31001|Reason=10;ServerName=\\FS01.example.test;UserName=sato;PrincipalName=cifs/FS01.example.test|event.action=smb-logon-failed event.outcome=failure user.name=sato
                    Microsoft-Windows-SmbClient/Connectivity|30804|Reason=7;ServerName=\\\\FS01.example.test|event.action=smb-disconnected destination.domain=FS01.example.test
                    Microsoft-Windows-WMI-Activity/Operational|5858|ClientMachine=WS07;User=CORP\\sato;Operation=Start IWbemServices::ExecQuery|event.action=wmi-query-failed user.name=sato
                    Microsoft-Windows-WinRM/Operational|6|connection=SRV01.example.test/wsman|event.action=remote-shell-requested destination.domain=SRV01.example.test
                    Microsoft-Windows-Kerberos/Operational|100|ServicePrincipalName=http/srv01|event.action=kerberos-principal-unknown fx.object=http/srv01
                    Microsoft-Windows-AppLocker/EXE and DLL|8004|PolicyName=EXE;TargetUser=S-1-5-21-1-2-3-1104;FilePath=%OSDRIVE%\\T\\X.EXE;FullFilePath=C:\\t\\x.exe|event.action=application-blocked process.executable=C:\\t\\x.exe user.id=S-1-5-21-1-2-3-1104 event.outcome=failure
                    Microsoft-Windows-AppLocker/MSI and Script|8006|PolicyName=SCRIPT;TargetUser=S-1-5-18;FilePath=%OSDRIVE%\\T\\A.PS1|event.action=application-audited file.path=%OSDRIVE%\\T\\A.PS1
                    Microsoft-Windows-TerminalServices-Gateway/Operational|302|Username=CORP\\sato;IpAddress=198.51.100.3;Resource=srv01.example.test;ErrorCode=0|event.action=gateway-connected user.target.name=sato source.ip=198.51.100.3 destination.domain=srv01.example.test
                    """)
    void readsWhatTheChannelSays(String channel, int code, String data, String expected) {
        List<Datum> values = new ArrayList<>();
        for (String pair : data.split(";")) {
            int equals = pair.indexOf('=');
            values.add(new Datum(
                    pair.substring(0, equals),
                    BinXml.STRING,
                    pair.substring(equals + 1).getBytes(StandardCharsets.UTF_16LE)));
        }
        byte[] log = new EvtxWriter()
                .log(channel, "Microsoft-Windows-Some-Provider", "WS01.example.test")
                .add(7, 133_303_536_000_000_000L, code, values.toArray(Datum[]::new))
                .bytes();
        TreeMap<String, String> fields = new TreeMap<>();
        EvtxSamples.parse(log, (outcome, event) -> {
            if (outcome == Outcome.EVENT) {
                fields.putAll(EventFacts.of(event).fields());
            }
        });
        TreeMap<String, String> wanted = new TreeMap<>();
        for (String pair : expected.split(" (?=[a-z.]+=)")) {
            wanted.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        assertThat(fields)
                .containsAllEntriesOf(wanted)
                .containsEntry(Field.HOST_NAME.ecsName(), "WS01.example.test")
                .containsEntry(Field.EVENT_SEQUENCE.ecsName(), "7");
    }
}
