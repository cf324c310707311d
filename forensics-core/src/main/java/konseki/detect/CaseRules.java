package konseki.detect;

import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import konseki.event.Networks;
import konseki.finding.Disposition;
import konseki.finding.Proof;

/// What case.yaml says of the case itself. It never enters a state: changing it needs no second scan.
///
/// @param name         of the case
/// @param zone         days are days of this zone if its offset is whole hours, else of UTC
/// @param windowFrom   start of the attack window, nanoseconds UTC, if given
/// @param windowTo     latest isolation time, if given
/// @param internal     what is inside; [Networks#PRIVATE] where case.yaml is silent
/// @param networksConfirmed whether case.yaml named the internal networks
/// @param vpnPool      addresses handed to VPN clients
/// @param assets       machines and what they hold
/// @param lines        ways out
/// @param sources      which files one sensor wrote
/// @param clocks       what is known of clock errors
/// @param allow        expected transfers
/// @param encrypted    servers that people found encrypted
/// @param attestations who says that the inventory is complete and which channel groups were not examined
/// @param dispositions what analysts decided
public record CaseRules(
        String name,
        ZoneId zone,
        OptionalLong windowFrom,
        OptionalLong windowTo,
        Networks internal,
        boolean networksConfirmed,
        Networks vpnPool,
        List<Asset> assets,
        List<Line> lines,
        List<SourceRule> sources,
        List<ClockNote> clocks,
        List<Allowance> allow,
        List<EncryptedHost> encrypted,
        Attestations attestations,
        List<Disposition> dispositions) {

    public CaseRules {
        assets = List.copyOf(assets);
        lines = List.copyOf(lines);
        sources = List.copyOf(sources);
        clocks = List.copyOf(clocks);
        allow = List.copyOf(allow);
        encrypted = List.copyOf(encrypted);
        dispositions = List.copyOf(dispositions);
    }

    /// A case of which nobody has said anything yet.
    public static CaseRules unconfirmed(String name) {
        return new CaseRules(
                name,
                ZoneId.of("UTC"),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Networks.PRIVATE,
                false,
                Networks.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Attestations.NONE,
                List.of());
    }

    /// The same rules with other assets.
    public CaseRules withAssets(List<Asset> others) {
        return new CaseRules(
                name,
                zone,
                windowFrom,
                windowTo,
                internal,
                networksConfirmed,
                vpnPool,
                others,
                lines,
                sources,
                clocks,
                allow,
                encrypted,
                attestations,
                dispositions);
    }

    /// A machine of the case.
    ///
    /// @param name         canonical
    /// @param hosts        every name by which logs call it
    /// @param addresses    its addresses
    /// @param role         server, workstation, domain-controller, admin, backup, scanner, ...
    /// @param holdsData    whether it holds data in scope
    /// @param volumeAtRisk compressed bytes of that data, if known
    /// @param lines        names of the lines that it can reach
    public record Asset(
            String name,
            List<String> hosts,
            Networks addresses,
            String role,
            boolean holdsData,
            OptionalLong volumeAtRisk,
            List<String> lines) {}

    /// A way out.
    ///
    /// @param bitsPerSecond contracted or physical rate, if known
    /// @param rateSource    where the rate is written
    /// @param sensors       that log flows on it
    /// @param counters      that count its bytes
    public record Line(
            String name,
            String kind,
            OptionalLong bitsPerSecond,
            String rateSource,
            List<String> sensors,
            List<String> counters) {}

    /// @param files             patterns of file names, `*` for any characters but a slash
    /// @param attackerWritable whether an intruder on a host could have changed it
    /// @param sampling         one packet in so many is looked at; 1 = all
    public record SourceRule(String sensor, List<String> files, boolean attackerWritable, int sampling) {

        /// Of a sensor that looks at every packet.
        public SourceRule(String sensor, List<String> files, boolean attackerWritable) {
            this(sensor, files, attackerWritable, 1);
        }
    }

    /// @param offsetNanos device time minus true time
    public record ClockNote(String source, long offsetNanos, String by, String at) {}

    /// An expected transfer; it explains bytes, it does not prove them harmless.
    ///
    /// @param records what the other side's own records say it received
    public record Allowance(
            String name,
            Networks sources,
            Networks destinations,
            List<String> domains,
            String reason,
            List<OtherSide> records) {

        /// Without a record of the other side.
        public Allowance(String name, Networks sources, Networks destinations, List<String> domains, String reason) {
            this(name, sources, destinations, domains, reason, List.of());
        }
    }

    /// A number that somebody took from a record outside the evidence: a backup's job log, a tenant's statistics.
    ///
    /// @param day   since 1970, in the case's zone
    /// @param where the record, its account or tenant, and its hash
    public record OtherSide(long day, long bytes, String where) {}

    public record EncryptedHost(String host, long at) {}

    /// @param inventoryBy who attested that the source inventory is complete, or empty
    /// @param removable   of channel group M: examined or not, by whom; empty = nobody said
    /// @param cloud       of channel group C
    /// @param proofs      of a transfer, from outside the logs
    public record Attestations(
            String inventoryBy, String inventoryAt, String removable, String cloud, List<Proof> proofs) {
        public static final Attestations NONE = new Attestations("", "", "", "");

        public Attestations {
            proofs = List.copyOf(proofs);
        }

        /// Without proofs.
        public Attestations(String inventoryBy, String inventoryAt, String removable, String cloud) {
            this(inventoryBy, inventoryAt, removable, cloud, List.of());
        }
    }
}
