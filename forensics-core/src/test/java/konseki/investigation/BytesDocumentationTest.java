package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import konseki.parse.Payload;
import org.junit.jupiter.api.Test;

/// Holds the table of `docs/bytes.md` to the readers there are.
class BytesDocumentationTest {

    @Test
    void namesEveryReaderOfAFirewallAndNoneThatIsNone() throws IOException {
        Set<String> named = Files.readString(Path.of("../docs/bytes.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> all = names("");
        assertThat(all).containsAll(named);
        assertThat(named).containsAll(names("firewall"));
    }

    private static Set<String> names(String packagePart) {
        return BuiltInPayloads.all().stream()
                .map(Payload::getClass)
                .filter(type -> type.getPackageName().endsWith(packagePart))
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
