package dev.laurel.cli.args;

/** The arguments can't be understood; the message says why, in one sentence without a full stop. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
