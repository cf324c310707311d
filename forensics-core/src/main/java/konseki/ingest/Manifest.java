package konseki.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import konseki.event.Timestamp;
import konseki.evidence.Digests;
import konseki.evidence.Member;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/// What was read, byte for byte: manifest.json. It depends on the evidence, the rules of case.yaml and the program's
/// semantics only, never on names, paths, clocks or how often and in how many parts the case was scanned. Immutable.
///
/// @param members in (evidence key, entry) order
public record Manifest(List<MemberReport> members) {

    public Manifest {
        members = members.stream()
                .sorted(Comparator.comparing(MemberReport::key)
                        .thenComparing(MemberReport::entry, Member::compareEntries))
                .toList();
    }

    public static Manifest of(List<Partial> partials) {
        return new Manifest(
                partials.stream().flatMap(partial -> partial.members().stream()).toList());
    }

    /// SHA-256 over the sorted lines `sha256 size entry` of all members, each ended by a line feed.
    public String root() {
        StringBuilder lines = new StringBuilder();
        members.stream()
                .map(member -> member.memberSha256() + " " + member.size() + " " + member.entry() + "\n")
                .sorted()
                .forEach(lines::append);
        return Digests.sha256Hex(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    public long bytes() {
        return members.stream().mapToLong(MemberReport::size).sum();
    }

    public long records() {
        return members.stream().mapToLong(member -> member.counts().records()).sum();
    }

    /// manifest.json, UTF-8, with a line feed at the end.
    public byte[] toJson() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(MembersFile.pretty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("root", root());
            json.writeArrayPropertyStart("members");
            members.forEach(member -> write(json, member));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, MemberReport member) {
        MemberReport.Counts counts = member.counts();
        json.writeStartObject();
        json.writeStringProperty("sha256", member.memberSha256());
        json.writeNumberProperty("size", member.size());
        json.writeStringProperty("key", member.key());
        json.writeStringProperty("entry", member.entry());
        json.writeStringProperty("fileSha256", member.fileSha256());
        json.writeNumberProperty("fileSize", member.fileSize());
        json.writeStringProperty("format", member.format());
        json.writeObjectPropertyStart("inferred");
        member.usedInputs().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeStringProperty("owned", member.owned());
        CopiedRecords.write(json, member.copies());
        LostRange.write(json, member.lost());
        json.writeNumberProperty("records", counts.records());
        json.writeNumberProperty("events", counts.events());
        json.writeNumberProperty("recovered", counts.recovered());
        json.writeObjectPropertyStart("rejected");
        counts.rejectedByReason().forEach((reason, n) -> json.writeNumberProperty(reason.jsonName(), n));
        json.writeEndObject();
        json.writeObjectPropertyStart("ignored");
        counts.ignoredByKind().forEach((kind, n) -> json.writeNumberProperty(kind.jsonName(), n));
        json.writeEndObject();
        json.writeNumberProperty("partial", counts.partial());
        json.writeNumberProperty("time-out-of-range", counts.withoutTime());
        counts.times().ifPresent(times -> {
            json.writeStringProperty("first", Timestamp.format(times.from()));
            json.writeStringProperty("last", Timestamp.format(times.to()));
        });
        if (!member.damage().isEmpty()) {
            json.writeStringProperty("damage", member.damage());
        }
        json.writeEndObject();
    }
}
