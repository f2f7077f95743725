package dev.laurel.engine;

/** A listener's registration. */
public interface Subscription extends AutoCloseable {
    /** Ends it: the listener is not called again, not even for events that wait to be delivered. May be repeated. */
    @Override
    void close();
}
