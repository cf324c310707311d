package konseki.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import konseki.evidence.CopiedPlaces;
import konseki.evidence.Digests;
import tools.jackson.core.JsonGenerator;

/// Neighbouring records of one member that are counted in another.
///
/// @param from      offset of the first of them
/// @param to        first byte behind the last
/// @param records   how many they are
/// @param countedIn id of the member that counts them
public record CopiedRecords(long from, long to, long records, String countedIn) {

    /// Both, where `next` begins behind this.
    CopiedRecords upTo(CopiedRecords next) {
        return new CopiedRecords(from, next.to, records + next.records, countedIn);
    }

    static CopiedPlaces places(List<CopiedRecords> copies) {
        return new CopiedPlaces(
                copies.stream().mapToLong(CopiedRecords::from).toArray(),
                copies.stream().mapToLong(CopiedRecords::to).toArray());
    }

    /// What stands behind the bytes that a member owns; it enters the names of Partials.
    static String canonical(List<CopiedRecords> copies) {
        if (copies.isEmpty()) {
            return "";
        }
        StringBuilder all = new StringBuilder();
        copies.forEach(copy -> all.append(copy.from)
                .append('-')
                .append(copy.to)
                .append(' ')
                .append(copy.countedIn)
                .append('\n'));
        return " copies="
                + Digests.sha256Hex(all.toString().getBytes(StandardCharsets.UTF_8))
                        .substring(0, 16);
    }

    /// Nothing where there are none, as of every log without numbers.
    static void write(JsonGenerator json, List<CopiedRecords> copies) {
        if (copies.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("copies");
        for (CopiedRecords copy : copies) {
            json.writeStartObject();
            json.writeNumberProperty("from", copy.from);
            json.writeNumberProperty("to", copy.to);
            json.writeNumberProperty("records", copy.records);
            json.writeStringProperty("counted-in", copy.countedIn);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
