package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import konseki.detect.DetectorRun;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.detect.TestCase;
import konseki.detect.TestEvent;
import konseki.detect.intrusion.IntrusionRoute;
import konseki.detect.intrusion.IntrusionRules;
import konseki.event.EventRecord;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.WholeFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Guessing that succeeds is seen in the logs of every kind of source, read from their own lines.
class LoginSourcesTest {
    private static final Payloads PAYLOADS = new Payloads(BuiltInPayloads.all());
    private static final IntrusionRoute DETECTOR = new IntrusionRoute(IntrusionRules.DEFAULT);
    private static final String OUTSIDE = "203.0.113.7";
    private static final String T0 = "2024-03-10T12:00:00Z";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "ASA¦%ASA-6-113005: AAA user authentication Rejected : reason = AAA failure : server = 192.0.2.1 : user = taro : user IP = 203.0.113.7¦%ASA-4-722051: Group <G> User <taro> IP <203.0.113.7> IPv4 Address <10.9.0.9> IPv6 Address <::> assigned to session¦10.9.0.9",
                "ASA administrator¦%ASA-6-605004: Login denied from 203.0.113.7/40000 to outside:192.0.2.1/ssh for user \"taro\"¦%ASA-6-605005: Login permitted from 203.0.113.7/40000 to outside:192.0.2.1/https for user \"taro\"¦203.0.113.7",
                "GlobalProtect¦1,2024/01/12 11:41:42,0154,GLOBALPROTECT,0,2562,2024/01/12 11:41:42,vsys1,gateway-auth,login,LDAP,SSLVPN,taro,FR,PC,203.0.113.7,0.0.0.0,0.0.0.0,0.0.0.0,id,PF,6.0.4,Windows,W,1,,,,failure,,0,,0,GW,5,0x8,2024-01-12T11:41:43.895+02:00,,,,,,0,0,0,0,,fw1,1¦1,2024/01/12 11:41:42,0154,GLOBALPROTECT,0,2562,2024/01/12 11:41:42,vsys1,gateway-connected,connected,LDAP,SSLVPN,taro,FR,PC,203.0.113.7,0.0.0.0,10.9.0.9,0.0.0.0,id,PF,6.0.4,Windows,W,1,,,,success,,0,,0,GW,5,0x8,2024-01-12T11:41:43.895+02:00,,,,,,0,0,0,0,,fw1,1¦10.9.0.9",
                "auditd¦node=web01 type=USER_AUTH msg=audit(1783414613.119:441): pid=2124 uid=0 auid=4294967295 ses=4294967295 msg='op=pubkey acct=\"taro\" exe=\"/usr/sbin/sshd\" hostname=? addr=203.0.113.7 terminal=ssh res=failed'¦node=web01 type=USER_AUTH msg=audit(1783414613.119:441): pid=2124 uid=0 auid=4294967295 ses=4294967295 msg='op=pubkey acct=\"taro\" exe=\"/usr/sbin/sshd\" hostname=? addr=203.0.113.7 terminal=ssh res=success'¦203.0.113.7",
                "NTLM seen by Zeek¦{\"_path\":\"ntlm\",\"ts\":1421671699.6,\"uid\":\"C1\",\"id.orig_h\":\"203.0.113.7\",\"id.orig_p\":58772,\"id.resp_h\":\"192.0.2.32\",\"id.resp_p\":445,\"username\":\"taro\",\"success\":false}¦{\"_path\":\"ntlm\",\"ts\":1421671699.6,\"uid\":\"C1\",\"id.orig_h\":\"203.0.113.7\",\"id.orig_p\":58772,\"id.resp_h\":\"192.0.2.32\",\"id.resp_p\":445,\"username\":\"taro\",\"success\":true}¦203.0.113.7",
                "CloudTrail¦{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"IAMUser\",\"accountId\":\"1\",\"userName\":\"taro\"},\"eventTime\":\"2023-06-05T03:00:00Z\",\"eventSource\":\"signin.amazonaws.com\",\"eventName\":\"ConsoleLogin\",\"sourceIPAddress\":\"203.0.113.7\",\"errorMessage\":\"Failed authentication\",\"responseElements\":{\"ConsoleLogin\":\"Failure\"}}¦{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"IAMUser\",\"accountId\":\"1\",\"userName\":\"taro\"},\"eventTime\":\"2023-06-05T03:00:00Z\",\"eventSource\":\"signin.amazonaws.com\",\"eventName\":\"ConsoleLogin\",\"sourceIPAddress\":\"203.0.113.7\",\"responseElements\":{\"ConsoleLogin\":\"Success\"}}¦203.0.113.7",
                "OpenVPN¦2024-12-15 14:11:26 203.0.113.7:52234 TLS: Username/Password authentication failed for username 'taro'¦2023-10-31 15:09:59 taro/203.0.113.7:59321 MULTI: Learn: 10.9.0.9 -> taro/203.0.113.7:59321¦10.9.0.9",
                "Postfix¦May  6 09:25:41 mail postfix/smtpd[16997]: warning: unknown[203.0.113.7]: SASL LOGIN authentication failed: x, sasl_username=taro¦May 11 04:02:36 mail postfix/smtpd[26897]: 4A2B7C0015: client=unknown[203.0.113.7], sasl_method=LOGIN, sasl_username=taro¦203.0.113.7"
            })
    void guessingThenSuccess(String name, String failure, String success, String inside) {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            events.add(read(failure).plusSeconds(20 * i));
        }
        events.add(read(success).plusSeconds(400));

        List<Signal> signals = DetectorRun.of(DETECTOR, folder, events).absolute(TestCase.rules());

        assertThat(signals).as(name).extracting(Signal::kind).contains(SignalKind.GUESSING_THEN_SUCCESS);
        if (!inside.equals(OUTSIDE)) {
            assertThat(signals)
                    .extracting(signal -> ((Subject.Access) signal.subject()).inside())
                    .contains(inside);
        }
    }

    private static TestEvent read(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        List<TestEvent> events = new ArrayList<>();
        WholeFile.read(WholeFile.carrier(BuiltInCarriers.all(PAYLOADS), bytes), PAYLOADS, bytes, (outcome, out) -> {
            assertThat(outcome).as(line).isEqualTo(Outcome.EVENT);
            events.add(event(out.toRecord()));
        });
        assertThat(events).as(line).hasSize(1);
        return events.getFirst();
    }

    private static TestEvent event(EventRecord record) {
        List<String> pairs = new ArrayList<>();
        for (Field field : Field.all()) {
            if (field == Field.TIMESTAMP || field == Field.TIME_OFFSET) {
                continue;
            }
            if (field.kind() == FieldKind.NUMBER) {
                record.number(field).ifPresent(value -> pairs.add(field.ecsName() + "=" + value));
            } else {
                record.text(field).ifPresent(value -> pairs.add(field.ecsName() + "=" + value));
            }
        }
        return TestEvent.of(T0, pairs.toArray(String[]::new));
    }
}
