package konseki.parse.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import konseki.event.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeaningTableTest {

    static Stream<String> tables() {
        return Stream.of(
                SecurityMeanings.TABLE,
                SystemMeanings.SYSTEM,
                SystemMeanings.APPLICATION,
                OperationalMeanings.SYSMON,
                OperationalMeanings.POWERSHELL,
                OperationalMeanings.WINDOWS_POWERSHELL,
                OperationalMeanings.DEFENDER,
                OperationalMeanings.SESSIONS,
                OperationalMeanings.RDP_CLIENT,
                OperationalMeanings.TASK_SCHEDULER,
                OperationalMeanings.WINRM,
                OperationalMeanings.WMI,
                OperationalMeanings.BITS,
                ServiceMeanings.NTLM,
                ServiceMeanings.CODE_INTEGRITY,
                ServiceMeanings.PRINT,
                ServiceMeanings.DNS_CLIENT,
                ServiceMeanings.FIREWALL,
                ServiceMeanings.SMB_SERVER,
                ServiceMeanings.SMB_CLIENT,
                ServiceMeanings.KERBEROS,
                ServiceMeanings.APP_LOCKER,
                ServiceMeanings.GATEWAY);
    }

    /// Each row is found by its number, and no number stands twice.
    @ParameterizedTest
    @MethodSource("tables")
    void findsEachRow(String text) {
        MeaningTable table = MeaningTable.of(text);
        List<List<String>> rows = text.lines()
                .map(line -> List.of(line.strip().split("\\s+")))
                .filter(row -> row.getFirst().matches("\\d+"))
                .toList();
        assertThat(rows.stream().map(List::getFirst)).doesNotHaveDuplicates();
        for (List<String> row : rows) {
            assertThat(table.find(Long.parseLong(row.getFirst()), Slice.ABSENT)
                            .action()
                            .toString())
                    .isEqualTo(row.get(2));
        }
        assertThat(table.find(65_000, Slice.ABSENT).action().isAbsent()).isTrue();
        assertThat(table.find(4624L << 32, Slice.ABSENT).action().isAbsent()).isTrue();
    }

    @Test
    void leavesOtherProvidersAlone() {
        MeaningTable table = MeaningTable.of("* - - - -\n7 config done success change - provider=service~control");
        assertThat(table.find(7, Slice.of("Service Control Manager")).action().isAbsent())
                .isFalse();
        assertThat(table.find(7, Slice.of("Disk")).action().isAbsent()).isTrue();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> MeaningTable.of("7 config done success change -"))
                .hasMessage("no row *");
        assertThatThrownBy(() -> MeaningTable.of("* - - maybe -")).hasMessage("\"maybe\" is no outcome");
        assertThatThrownBy(() -> MeaningTable.of("* - - - - actor")).hasMessage("\"actor\" is no group of readings");
        assertThatThrownBy(() -> MeaningTable.of("* - - - - host.ip<A")).hasMessage("\"host.ip\" is no field");
    }
}
