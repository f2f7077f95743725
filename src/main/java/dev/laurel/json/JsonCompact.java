package dev.laurel.json;

import java.util.LinkedHashMap;

/** Writes a value as JSON.stringify does while it is being read. The depth of its recursion is that of the limits. */
final class JsonCompact {
    private JsonCompact() {}

    /** Appends the value that begins at the source's token, and moves to its end. */
    static void append(JsonSource in, StringBuilder out) {
        switch (in.token()) {
            case OBJECT -> appendObject(in, out);
            case ARRAY -> {
                out.append('[');
                for (var separator = ""; in.next() != JsonToken.ARRAY_END; separator = ",") {
                    out.append(separator);
                    append(in, out);
                }
                out.append(']');
            }
            case STRING -> JsonString.append(in.string(), out);
            case NUMBER -> out.append(JsonNumber.toJson(in.number()));
            case TRUE -> out.append("true");
            case FALSE -> out.append("false");
            case NULL -> out.append("null");
            case NAME, OBJECT_END, ARRAY_END, END -> throw new IllegalStateException("No value at " + in.token());
        }
    }

    private static void appendObject(JsonSource in, StringBuilder out) {
        var members = new LinkedHashMap<String, String>();
        while (in.next() == JsonToken.NAME) {
            var name = in.name();
            in.next();
            members.put(name, in.compact());
        }
        out.append('{');
        var separator = "";
        for (var member : JsonKeys.ordered(members).entrySet()) {
            out.append(separator);
            JsonString.append(member.getKey(), out);
            out.append(':').append(member.getValue());
            separator = ",";
        }
        out.append('}');
    }
}
