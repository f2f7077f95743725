package dev.laurel.ui.frame;

import dev.laurel.profile.ProfileSession;

/** Goes along with an open profile from its opening to its closing. On the FX thread. */
public interface SessionCompanion {
    /** Nobody. */
    SessionCompanion NONE = new SessionCompanion() {
        @Override
        public void opened(ProfileSession session) {}

        @Override
        public void closing(Runnable mayClose) {
            mayClose.run();
        }

        @Override
        public void removing(Runnable mayClose) {
            mayClose.run();
        }
    };

    /** A profile was opened; the one before was closed. */
    void opened(ProfileSession session);

    /**
     * The profile is no longer shown and about to be closed.
     *
     * @param mayClose to be called once it may be
     */
    void closing(Runnable mayClose);

    /**
     * The profile is no longer shown and about to be removed with all that it has.
     *
     * @param mayClose to be called once it may be closed
     */
    void removing(Runnable mayClose);
}
