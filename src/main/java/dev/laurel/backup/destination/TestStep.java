package dev.laurel.backup.destination;

/** The steps of {@link Destination#test}, in order. */
public enum TestStep {
    /** The destination answers. */
    REACH,
    /** Objects can be listed. */
    LIST,
    /** An object can be written, and a second one does not replace it. */
    WRITE,
    /** What was written can be read back unchanged. */
    READ,
    /** It can be deleted again. */
    DELETE
}
