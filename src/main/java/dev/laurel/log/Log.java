package dev.laurel.log;

import org.slf4j.LoggerFactory;

/**
 * Writes to the log on behalf of one class. Nothing is set up before the first line is written, so that a command that
 * has nothing to log does not pay for it. Safe from any thread.
 *
 * <p>No secret and no content of a file may be logged.
 *
 * @param name of the class
 */
public record Log(String name) {
    /** The log of a class. */
    public static Log of(Class<?> type) {
        return new Log(type.getName());
    }

    /** Something worth knowing when reading what happened later. */
    public void info(String text) {
        LoggerFactory.getLogger(name).info(text);
    }

    /** Something that went wrong and was dealt with. */
    public void warn(String text, Throwable cause) {
        LoggerFactory.getLogger(name).warn(text, cause);
    }

    /** Something that went wrong and that a person was told about; each cause is logged once. */
    public void error(String text, Throwable cause) {
        LoggerFactory.getLogger(name).error(text, cause);
    }
}
