package konseki.samples;

import java.io.IOException;
import java.nio.file.Path;

/// Writes all sample cases: `java konseki.samples.Generate OUTPUT_DIR`. The same bytes on every run.
public final class Generate {

    private Generate() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: konseki.samples.Generate OUTPUT_DIR");
            System.exit(64);
        }
        writeAll(Path.of(arguments[0]));
    }

    /// Writes a folder for each case, over what is there.
    static void writeAll(Path output) throws IOException {
        for (SampleCase sample : SampleCase.values()) {
            Incident incident = new Incident(sample).happen();
            Truth truth = new Truth();
            incident.tell(truth);
            new CaseFolder(output.resolve(sample.folder()))
                    .write(incident.estate().files(), truth, new CaseYaml(sample).text(), CaseReadme.of(sample));
        }
        SmallOffice office = new SmallOffice().happen();
        Truth truth = new Truth();
        office.tell(truth);
        new CaseFolder(output.resolve(SmallOffice.NAME))
                .write(office.files(), truth, SmallOffice.caseYaml(), CaseReadme.ofSmallOffice());
    }
}
