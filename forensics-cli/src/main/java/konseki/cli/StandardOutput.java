package konseki.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Standard output without the layers of `System.out`, which hide that a disk is full.
final class StandardOutput extends OutputStream {
    private static final int FILE_TYPE = 0xf000;
    private static final int PIPE = 0x1000;
    private static final int SOCKET = 0xc000;

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw isClosed(e) ? new OutputClosedException(e) : e;
        }
    }

    /// A pipe or socket that fails has been closed; a file or device that fails has not. Windows says it in words only.
    private static boolean isClosed(IOException e) {
        try {
            int mode = (int) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode") & FILE_TYPE;
            return mode == PIPE || mode == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notUnix) {
            return String.valueOf(e.getMessage()).contains("pipe");
        }
    }
}
