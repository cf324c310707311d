package konseki.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import konseki.detect.RowCursor;
import konseki.detect.StateRuns;
import konseki.detect.WorkerState;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// `rejects/rejects.jsonl`: where rejected records are, one JSON object per line, by member, reason and offset. The
/// first hundred of a member and reason carry their first bytes.
final class RejectsFile {
    private static final String FILE = "rejects.jsonl";

    private RejectsFile() {}

    /// @param reports of the members, by ordinal
    static void write(List<WorkerState> workers, Path folder, List<MemberReport> reports) throws IOException {
        StateRuns.merge(workers, folder);
        try (RowCursor rows = new StateRuns(Rejects.NAME, List.of(folder), folder).rows(Rejects.TABLE);
                OutputStream out = Files.newOutputStream(folder.resolve(FILE));
                JsonGenerator json =
                        new JsonFactory().createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            int lastMember = -1;
            int lastReason = -1;
            int written = 0;
            while (rows.next()) {
                Rejects.Place place = Rejects.read(rows.key(), rows.slot(0), rows.slot(1), rows.slot(2));
                boolean same = place.member() == lastMember && place.reason().ordinal() == lastReason;
                written = same ? written + 1 : 1;
                lastMember = place.member();
                lastReason = place.reason().ordinal();
                if (written <= Rejects.MAX_PLACES) {
                    writePlace(
                            json,
                            place,
                            reports.get(place.member()),
                            written <= Rejects.MAX_COPIES ? rows.key().text() : "");
                    json.writeRaw('\n');
                }
            }
        }
        Files.delete(folder.resolve(Rejects.NAME + "." + Rejects.TABLE.name() + ".run"));
    }

    private static void writePlace(JsonGenerator json, Rejects.Place place, MemberReport member, String copy) {
        json.writeStartObject();
        json.writeStringProperty("member", member.id());
        json.writeStringProperty("reason", place.reason().jsonName());
        json.writeNumberProperty("record", place.record());
        json.writeNumberProperty("offset", place.offset());
        json.writeNumberProperty("length", place.length());
        json.writeNumberProperty("column", place.column());
        if (!copy.isEmpty()) {
            json.writeStringProperty("begins", copy);
        }
        json.writeEndObject();
    }
}
