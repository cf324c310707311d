package konseki.detect.egress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Domains of file sharing, paste, tunnel and messaging services to which data is carried off; data, in
/// `sharing-domains.txt`. Immutable.
public final class SharingDomains {
    public static final SharingDomains BUILT_IN = read();

    private final List<String> suffixes;

    private SharingDomains(List<String> suffixes) {
        this.suffixes = suffixes;
    }

    private static SharingDomains read() {
        try (InputStream in = SharingDomains.class.getResourceAsStream("sharing-domains.txt")) {
            if (in == null) {
                throw new IllegalStateException("sharing-domains.txt is missing from the jar");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new SharingDomains(reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the (folded) name is one of the domains or below one.
    boolean contains(String name) {
        return suffixes.stream().anyMatch(suffix -> isBelow(name, suffix));
    }

    private static boolean isBelow(String name, String domain) {
        return name.endsWith(domain)
                && (name.length() == domain.length() || name.charAt(name.length() - domain.length() - 1) == '.');
    }

    /// In order.
    public List<String> suffixes() {
        return suffixes;
    }
}
