package dev.laurel.ui.achievements;

/** Which achievements the list shows. */
public enum Filter {
    ALL,
    UNLOCKED,
    LOCKED,
    ALMOST_THERE;

    /** Whether one of this standing is shown; what is almost there is locked still. */
    public boolean shows(Standing standing) {
        return switch (this) {
            case ALL -> true;
            case UNLOCKED -> standing.unlocked();
            case LOCKED -> !standing.unlocked();
            case ALMOST_THERE -> standing.state() == Standing.State.ALMOST_THERE;
        };
    }
}
