package konseki.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why no format fits a member, by the three that come nearest.
///
/// Near is what its first byte announces, then what failed at a line, from the most general format (any line of a known
/// product) to the most particular; a format that saw no text at all comes last, and its reason once.
final class NearestFormats {
    private static final int SHOWN = 3;

    private NearestFormats() {}

    static String whyNone(List<Recognizer.Refusal> refusals, byte[] head) {
        StringBuilder text = new StringBuilder("no format fits.");
        nearest(refusals, head).stream().limit(SHOWN).forEach(refusal -> {
            text.append(' ').append(refusal.carrier()).append(": ");
            if (refusal.no().line() > 0) {
                text.append("line ").append(refusal.no().line()).append(": ");
            }
            text.append(refusal.no().reason()).append('.');
        });
        return text.append(" Name it under `read:`.").toString();
    }

    private static List<Recognizer.Refusal> nearest(List<Recognizer.Refusal> refusals, byte[] head) {
        Map<String, Recognizer.Refusal> byReason = new LinkedHashMap<>();
        refusals.reversed().forEach(refusal -> byReason.putIfAbsent(refusal.no().reason(), refusal));
        String announced = announced(head);
        List<Recognizer.Refusal> nearest = new ArrayList<>(byReason.values());
        nearest.sort(Comparator.comparing((Recognizer.Refusal refusal) ->
                        announced.isEmpty() || !refusal.carrier().startsWith(announced))
                .thenComparing(refusal -> refusal.no().line() == 0));
        return nearest;
    }

    /// How names of formats begin that look like this; empty where nothing can be told.
    private static String announced(byte[] head) {
        String start = new String(head, 0, Math.min(64, head.length), StandardCharsets.ISO_8859_1).strip();
        if (start.startsWith("{") || start.startsWith("[")) {
            return "json";
        }
        if (start.startsWith("<?xml") || start.startsWith("<Event")) {
            return "event-xml";
        }
        if (start.startsWith("ElfFile") || start.startsWith("ElfChnk")) {
            return "evtx";
        }
        return start.startsWith("#") ? "headed" : "";
    }
}
