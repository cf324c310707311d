package konseki.investigation;

import java.util.ArrayList;
import java.util.List;
import konseki.parse.Payload;
import konseki.parse.cloud.AwsFlow;
import konseki.parse.cloud.AwsFlowLine;
import konseki.parse.cloud.CloudTrail;
import konseki.parse.cloud.GoogleFlow;
import konseki.parse.edr.CrowdStrike;
import konseki.parse.edr.DefenderHunting;
import konseki.parse.edr.Ecs;
import konseki.parse.edr.SentinelOne;
import konseki.parse.firewall.CheckPoint;
import konseki.parse.firewall.Cisco;
import konseki.parse.firewall.Filterlog;
import konseki.parse.firewall.FortiGate;
import konseki.parse.firewall.FortiGateCef;
import konseki.parse.firewall.FortiGateCsv;
import konseki.parse.firewall.Iptables;
import konseki.parse.firewall.JuniperSrx;
import konseki.parse.firewall.PanOs;
import konseki.parse.firewall.PanOsNamed;
import konseki.parse.firewall.SonicWall;
import konseki.parse.firewall.Sophos;
import konseki.parse.firewall.Stormshield;
import konseki.parse.firewall.WindowsFirewall;
import konseki.parse.network.CefEvents;
import konseki.parse.network.Mrtg;
import konseki.parse.network.Squid;
import konseki.parse.network.Suricata;
import konseki.parse.network.Zeek;
import konseki.parse.server.Auditd;
import konseki.parse.server.Cron;
import konseki.parse.server.Iis;
import konseki.parse.server.ServiceLogins;
import konseki.parse.server.Sshd;
import konseki.parse.server.Su;
import konseki.parse.server.Sudo;
import konseki.parse.server.WebAccess;
import konseki.parse.server.WebJson;
import konseki.parse.windows.WindowsEvents;

/// The payloads that the program knows, in the order in which they are tried: the first that accepts a record takes it.
/// A new vendor is a line here.
public final class BuiltInPayloads {

    private BuiltInPayloads() {}

    public static List<Payload> all() {
        return List.of(
                new WindowsEvents(),
                new FortiGate(),
                new FortiGateCsv(),
                new FortiGateCef(),
                new PanOs(),
                new Cisco(),
                new JuniperSrx(),
                new CheckPoint(),
                new SonicWall(),
                new Sophos(),
                new Stormshield(),
                new Iptables(),
                new Filterlog(),
                new WindowsFirewall(),
                new PanOsNamed(),
                new CefEvents(),
                new DefenderHunting(),
                new Sshd(),
                new Sudo(),
                new Su(),
                new Cron(),
                new Auditd(),
                new CloudTrail(),
                new AwsFlow(),
                new AwsFlowLine(),
                new GoogleFlow(),
                new Squid(),
                new WebAccess(),
                new Iis(),
                new Zeek(),
                new Suricata(),
                CrowdStrike.telemetry(),
                SentinelOne.telemetry(),
                SentinelOne.console(),
                SentinelOne.threats(),
                CrowdStrike.console(),
                CrowdStrike.assets(),
                WebJson.access(),
                new Ecs(),
                ServiceLogins.mail(),
                ServiceLogins.vpn(),
                ServiceLogins.services(),
                new Mrtg());
    }

    /// The built-in ones after some of one's own, which are tried first.
    public static List<Payload> with(Payload... own) {
        List<Payload> payloads = new ArrayList<>(List.of(own));
        payloads.addAll(all());
        return List.copyOf(payloads);
    }
}
