package dev.laurel.platform.desktop;

/**
 * Something that is told in a corner of the screen.
 *
 * @param title in one line
 * @param text more, or empty
 */
public record Notice(String title, String text, Urgency urgency) {
    /** How much it presses, with the numbers of the Desktop Notifications Specification. */
    public enum Urgency {
        LOW(0),
        NORMAL(1),
        /** Stays until somebody has seen it. */
        CRITICAL(2);

        private final byte number;

        Urgency(int number) {
            this.number = (byte) number;
        }

        byte number() {
            return number;
        }
    }
}
