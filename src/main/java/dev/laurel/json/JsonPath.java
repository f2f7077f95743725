package dev.laurel.json;

/** JSON pointers (RFC 6901) as text. Pure functions, safe on any thread. */
public final class JsonPath {
    /** The whole document. */
    public static final String ROOT = "";

    private JsonPath() {}

    /** The pointer to a member of what a pointer points to. */
    public static String member(String parent, String name) {
        return parent + '/' + escape(name);
    }

    /** The pointer to an element of what a pointer points to. */
    public static String element(String parent, int index) {
        return parent + '/' + index;
    }

    /** A name as it stands in a pointer. */
    public static String escape(String name) {
        return name.indexOf('~') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1");
    }
}
