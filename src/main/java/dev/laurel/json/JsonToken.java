package dev.laurel.json;

/** What stands at a place in a JSON text. */
public enum JsonToken {
    /** An object begins. */
    OBJECT,
    /** It ends. */
    OBJECT_END,
    /** An array begins. */
    ARRAY,
    /** It ends. */
    ARRAY_END,
    /** The name of a member; its value follows. */
    NAME,
    STRING,
    NUMBER,
    TRUE,
    FALSE,
    NULL,
    /** The text ends. */
    END
}
