package konseki.benchmarks.peers;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import konseki.benchmarks.Machine;

/// Runs a peer and Konseki in turn, so that both meet the same machine, and prints each pair and the median ratio.
///
/// Speeds are per second of CPU that the process took (all threads, also those of a peer's native code, of the compiler
/// and of the collector), because time on the clock says nothing on a shared machine. The first run of each warms up.
final class AlternatingPairs {
    private AlternatingPairs() {}

    /// One run that checks its result.
    interface Run {
        void run() throws Exception;
    }

    /// @param unit what `amount` counts, per CPU second
    static void compare(String peerName, Run peer, Run own, int pairs, double amount, String unit) throws Exception {
        System.out.println(Machine.describe());
        peer.run();
        own.run();
        double[] ratios = new double[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            double peerSpeed = amount / seconds(peer);
            double ownSpeed = amount / seconds(own);
            ratios[pair] = ownSpeed / peerSpeed;
            System.out.printf(
                    Locale.ROOT,
                    "%s %.0f %s, Konseki %.0f %s, ratio %.2f%n",
                    peerName,
                    peerSpeed,
                    unit,
                    ownSpeed,
                    unit,
                    ratios[pair]);
        }
        Arrays.sort(ratios);
        System.out.printf(Locale.ROOT, "median ratio to %s %.2f%n", peerName, ratios[pairs / 2]);
    }

    private static double seconds(Run run) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long start = system.getProcessCpuTime();
        run.run();
        return (system.getProcessCpuTime() - start) / 1e9;
    }
}
