package konseki.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import konseki.finding.Finding;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// finding.json: the whole finding, the same bytes for the same finding. Its schema is `docs/finding.schema.json`.
///
/// UTF-8, LF, two spaces, keys in the order of the records, whole numbers only.
public final class FindingJson {

    private FindingJson() {}

    /// Writes the finding; flushes, but does not close `out`.
    public static void write(Finding finding, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        JsonWriter json = new JsonWriter(text);
        RecordJson.write(finding, json);
        json.endOfFile();
        text.flush();
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IOException naming line and column, if `bytes` is no finding of this version
    public static Finding read(byte[] bytes) throws IOException {
        JsonFactory json = new JsonFactory();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), bytes)) {
            return new RecordReader(parser).readAll(Finding.class);
        } catch (RecordReader.MalformedFinding | JacksonException | ArithmeticException malformed) {
            throw new IOException("finding.json:" + malformed.getMessage(), malformed);
        }
    }
}
