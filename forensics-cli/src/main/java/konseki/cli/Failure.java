package konseki.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import konseki.ingest.ScanCancelledException;
import konseki.investigation.CaseFileException;
import tools.jackson.core.exc.JacksonIOException;

/// What an exception means to the user.
///
/// @param status  exit status
/// @param message empty where there is nothing to say
record Failure(int status, String message) {

    static Failure of(Throwable problem, Messages messages) {
        Failure failure = inEnglish(problem, messages);
        return new Failure(failure.status(), messages.translated(failure.message()));
    }

    private static Failure inEnglish(Throwable problem, Messages messages) {
        return switch (problem) {
            case UncheckedIOException wrapped -> of(cause(wrapped), messages);
            case JacksonIOException wrapped -> of(cause(wrapped), messages);
            case OutputClosedException _ -> new Failure(ExitCode.DONE, "");
            case UsageException usage -> new Failure(ExitCode.USAGE, text(usage));
            case CaseFileException wrong -> new Failure(ExitCode.USAGE, text(wrong));
            case ScanCancelledException stopped -> new Failure(ExitCode.INTERNAL, text(stopped));
            case NoSuchFileException missing ->
                new Failure(ExitCode.USAGE, file(missing, messages.text("error.missing")));
            case AccessDeniedException denied ->
                new Failure(ExitCode.INTERNAL, file(denied, messages.text("error.denied")));
            case FileSystemException other -> new Failure(ExitCode.INTERNAL, text(other));
            case IOException io -> new Failure(ExitCode.INTERNAL, text(io));
            case OutOfMemoryError _ -> new Failure(ExitCode.INTERNAL, messages.text("error.memory"));
            default -> new Failure(ExitCode.INTERNAL, messages.text("error.internal", describe(problem)));
        };
    }

    private static Throwable cause(RuntimeException wrapped) {
        return Objects.requireNonNullElse(wrapped.getCause(), new IOException(wrapped.getMessage()));
    }

    private static String text(Throwable problem) {
        return Objects.requireNonNullElse(
                problem.getMessage(), problem.getClass().getSimpleName());
    }

    private static String file(FileSystemException problem, String otherwise) {
        return problem.getFile() + ": " + Objects.requireNonNullElse(problem.getReason(), otherwise);
    }

    /// The exception and the first place of ours that it went through.
    private static String describe(Throwable problem) {
        for (StackTraceElement frame : problem.getStackTrace()) {
            if (frame.getClassName().startsWith("konseki.")) {
                return problem.getClass().getName() + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
            }
        }
        return problem.getClass().getName();
    }
}
