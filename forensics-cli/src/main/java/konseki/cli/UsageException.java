package konseki.cli;

/// Arguments that cannot be meant; the message is in the user's language and says what to do.
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
