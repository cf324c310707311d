package konseki.parse.evtx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What one record says, without the ways of writing in which other programs differ: each is a row of
/// `reference-differences.tsv`, with the reason why ours stays.
final class ReferenceFacts {
    private static final Pattern GUID = Pattern.compile("\\{?([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})}?");
    private static final Pattern HEX = Pattern.compile("0x[0-9A-Fa-f]+");
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d{1,6})\\d*)?Z?");

    /// One way of writing.
    private record Way(String name, UnaryOperator<String> without) {}

    private static final List<Way> WAYS = List.of(
            new Way(
                    "guid",
                    value -> GUID.matcher(value).matches()
                            ? GUID.matcher(value).replaceAll("$1").toUpperCase(Locale.ROOT)
                            : value),
            new Way("hex", value -> HEX.matcher(value).matches() ? value.toLowerCase(Locale.ROOT) : value),
            new Way("time", ReferenceFacts::time),
            new Way(
                    "entities",
                    value -> value.replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&quot;", "\"")
                            .replace("&apos;", "'")
                            .replace("&amp;", "&")),
            new Way("blanks", value -> value.replaceAll("[\\s,]+", "")));

    private final Set<String> used = new HashSet<>();

    private static String time(String value) {
        var matcher = TIME.matcher(value);
        if (!matcher.matches()) {
            return value;
        }
        String fraction = matcher.group(3) == null ? "" : matcher.group(3).replaceAll("0+$", "");
        return matcher.group(1) + "T" + matcher.group(2) + (fraction.isEmpty() ? "" : "." + fraction) + "Z";
    }

    /// Rows of the table that made a difference so far.
    Set<String> used() {
        return used;
    }

    /// @return what remains different, for people; empty if nothing
    String differences(EventFacts ours, EventFacts reference) {
        List<String> mine = all(ours);
        List<String> theirs = all(reference);
        cancel(mine, theirs);
        for (Way way : WAYS) {
            if (mine.isEmpty() && theirs.isEmpty()) {
                return "";
            }
            int before = mine.size() + theirs.size();
            mine.replaceAll(pair -> changed(pair, way.without));
            theirs.replaceAll(pair -> changed(pair, way.without));
            cancel(mine, theirs);
            if (mine.size() + theirs.size() < before) {
                used.add(way.name);
            }
        }
        joinUnnamed(mine, theirs);
        if (theirs.removeIf(pair -> pair.matches("Data\\.Name=\\w+"))) {
            used.add("empty");
        }
        if (mine.removeIf(pair -> pair.matches("[^=]*\\bxmlns=.*"))) {
            used.add("xmlns");
        }
        return mine.isEmpty() && theirs.isEmpty() ? "" : "only ours " + mine + ", only theirs " + theirs;
    }

    /// Data without names: some programs write one text, the values one behind the other.
    private void joinUnnamed(List<String> mine, List<String> theirs) {
        List<String> many = mine.stream().filter(ReferenceFacts::isUnnamed).toList();
        List<String> one = theirs.stream().filter(ReferenceFacts::isUnnamed).toList();
        if (one.size() != 1 || many.isEmpty()) {
            return;
        }
        String joined = value(one.getFirst());
        int length = 0;
        for (String pair : many) {
            length += joined.contains(value(pair)) ? value(pair).length() : joined.length() + 1;
        }
        if (length == joined.length()) {
            mine.removeAll(many);
            theirs.removeAll(one);
            used.add("unnamed");
        }
    }

    private static boolean isUnnamed(String pair) {
        return pair.startsWith("Data=") || pair.startsWith("Event.EventData.Data=");
    }

    private static String value(String pair) {
        return pair.substring(pair.indexOf('=') + 1);
    }

    private static String changed(String pair, UnaryOperator<String> way) {
        int equals = pair.indexOf('=');
        return pair.substring(0, equals + 1) + way.apply(pair.substring(equals + 1));
    }

    private static void cancel(List<String> mine, List<String> theirs) {
        List<String> copy = new ArrayList<>(mine);
        theirs.forEach(mine::remove);
        copy.forEach(theirs::remove);
        mine.removeIf(ReferenceFacts::isEmptyValue);
        theirs.removeIf(ReferenceFacts::isEmptyValue);
    }

    private static boolean isEmptyValue(String pair) {
        return pair.indexOf('=') == pair.length() - 1;
    }

    private static List<String> all(EventFacts facts) {
        List<String> all = new ArrayList<>();
        for (String pair : facts.vendor()) {
            int equals = pair.indexOf('=');
            String name = pair.substring(0, equals)
                    .replace("#attributes.", "")
                    .replace("_attributes", "")
                    .replace("@", "")
                    .replaceAll("\\.#text$", "")
                    .replaceAll("_\\d+(?=\\.|$)", "");
            all.add(name + pair.substring(equals));
        }
        facts.fields().forEach((name, value) -> {
            boolean time = name.equals("@timestamp");
            all.add(name + "=" + (time ? Long.toString(Long.parseLong(value) / 1000) : value));
        });
        return all;
    }
}
