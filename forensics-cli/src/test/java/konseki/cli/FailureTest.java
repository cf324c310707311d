package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import konseki.finding.Language;
import konseki.ingest.ScanCancelledException;
import org.junit.jupiter.api.Test;

class FailureTest {
    private final Messages messages = new Messages(Language.EN);

    @Test
    void tellsWrongInputFromFailure() {
        assertThat(of(new UsageException("x"))).isEqualTo(new Failure(64, "x"));
        assertThat(of(new NoSuchFileException("a.log")))
                .isEqualTo(new Failure(64, "a.log: does not exist. Check the path."));
        assertThat(of(new NoSuchFileException("a", null, "is no case"))).isEqualTo(new Failure(64, "a: is no case"));
        assertThat(of(new AccessDeniedException("a.log")))
                .isEqualTo(new Failure(70, "a.log: may not be read or written. Check the permissions."));
        assertThat(of(new FileSystemException("a.log", null, "No space left on device")))
                .isEqualTo(new Failure(70, "a.log: No space left on device"));
        assertThat(of(new IOException("disk"))).isEqualTo(new Failure(70, "disk"));
        assertThat(of(new ScanCancelledException()).status()).isEqualTo(70);
        assertThat(of(new OutOfMemoryError())).isEqualTo(new Failure(70, messages.text("error.memory")));
    }

    @Test
    void saysNothingToAReaderWhoHasLeft() {
        assertThat(of(new OutputClosedException(new IOException("Broken pipe"))))
                .isEqualTo(new Failure(0, ""));
    }

    @Test
    void looksIntoWhatWrapsAnInputOutputError() {
        IOException closed = new OutputClosedException(new IOException("Broken pipe"));
        assertThat(of(new UncheckedIOException(closed))).isEqualTo(new Failure(0, ""));
        OutputStream pipe = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw closed;
            }
        };
        assertThatThrownBy(() -> JsonText.writeLine(pipe, "x"))
                .satisfies(thrown -> assertThat(of(thrown)).isEqualTo(new Failure(0, "")));
    }

    @Test
    void namesThePlaceOfAnInternalErrorButNotItsText() {
        Failure failure = of(new IllegalStateException("text of a log"));
        assertThat(failure.status()).isEqualTo(70);
        assertThat(failure.message())
                .contains("java.lang.IllegalStateException (FailureTest.java:")
                .doesNotContain("text of a log");
    }

    private Failure of(Throwable problem) {
        return Failure.of(problem, messages);
    }
}
