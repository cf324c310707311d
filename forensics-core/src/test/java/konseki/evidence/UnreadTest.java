package konseki.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class UnreadTest {

    @Test
    void aReasonNeverNamesAPath() {
        assertThat(Unread.why(new AccessDeniedException("/home/analyst/secret.log")))
                .isEqualTo("AccessDeniedException");
        assertThat(Unread.why(new NoSuchFileException("/home/analyst/x", null, "no such file")))
                .isEqualTo("no such file");
        assertThat(Unread.why(new IOException("Archive is not a ZIP archive")))
                .isEqualTo("Archive is not a ZIP archive");
    }
}
