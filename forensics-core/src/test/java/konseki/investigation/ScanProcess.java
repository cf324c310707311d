package konseki.investigation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import konseki.ingest.Progress;
import konseki.parse.Payloads;

/// A scan in a process of its own, to be killed: what [CrashTest] starts.
final class ScanProcess {
    private ScanProcess() {}

    /// @param args case directory, folder of logs, shards to cut lots by
    public static void main(String[] args) throws IOException {
        Setup setup = setup(Path.of(args[0]));
        ScanStep.prepare(setup.directory());
        new ScanStep(setup).runAllShards(List.of(Path.of(args[1])), Integer.parseInt(args[2]));
    }

    static Setup setup(Path caseDirectory) {
        return new Setup(
                new CaseDirectory(caseDirectory),
                CaseFile.none(),
                BuiltInPayloads.all(),
                BuiltInCarriers.all(new Payloads(BuiltInPayloads.all())),
                BuiltInDetectors.all(),
                2,
                true,
                0,
                4096,
                List.of(),
                Progress.NONE,
                () -> false);
    }
}
