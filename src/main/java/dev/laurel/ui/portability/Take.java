package dev.laurel.ui.portability;

/** Which value of a metric a plan takes. */
public enum Take {
    /** Both sides joined, the higher number first. */
    BOTH("plan.take.both"),
    /** What is here now. */
    CURRENT("plan.take.current"),
    /** What the data brings. */
    INCOMING("plan.take.incoming"),
    /** A value that a person typed in. */
    TYPED("plan.take.typed");

    private final String key;

    Take(String key) {
        this.key = key;
    }

    /** Key of its label among the messages. */
    public String key() {
        return key;
    }
}
