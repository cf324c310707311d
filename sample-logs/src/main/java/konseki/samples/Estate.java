package konseki.samples;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All logs of the company in one case: the firewall, the Windows machines, the Linux servers, the proxy, the endpoint
/// sensor and the counter of the internet line.
final class Estate {

    private final Fortigate firewall;
    private final SquidLog proxy;
    private final LinuxRelay relay;
    private final DefenderExport defender;
    private final Map<Machine, WindowsHost> hosts = new LinkedHashMap<>();
    private final Map<String, LogFile> windowsFiles = new LinkedHashMap<>();
    private final List<LogFile> counters = new ArrayList<>();

    Estate(Fortigate firewall, SquidLog proxy, LinuxRelay relay, DefenderExport defender) {
        this.firewall = firewall;
        this.proxy = proxy;
        this.relay = relay;
        this.defender = defender;
    }

    Fortigate firewall() {
        return firewall;
    }

    SquidLog proxy() {
        return proxy;
    }

    LinuxRelay relay() {
        return relay;
    }

    DefenderExport defender() {
        return defender;
    }

    /// What happens on a machine, written down by every sensor that it has.
    Activity on(Machine machine) {
        return new Activity(host(machine), defender);
    }

    WindowsHost host(Machine machine) {
        return hosts.computeIfAbsent(machine, each -> new WindowsHost(each, Company.DOMAIN_SHORT));
    }

    /// The file of that name for Windows events; it may hold several channels.
    LogFile windowsFile(String path) {
        return windowsFiles.computeIfAbsent(path, LogFile::new);
    }

    void addCounter(LogFile log) {
        counters.add(log);
    }

    List<LogFile> files() {
        List<LogFile> all = new ArrayList<>();
        addFilled(all, firewall.files());
        addFilled(all, windowsFiles.values());
        addFilled(all, List.of(relay.file(), proxy.file()));
        addFilled(all, defender.files());
        addFilled(all, counters);
        return all;
    }

    private static void addFilled(List<LogFile> all, Collection<LogFile> files) {
        files.stream().filter(file -> !file.isEmpty()).forEach(all::add);
    }
}
