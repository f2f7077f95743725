package dev.laurel.portability;

import java.io.IOException;

/** Writes compact JSON with {@code JSON.stringify}'s indent of two spaces. */
final class JsonIndent {
    private JsonIndent() {}

    /**
     * Writes a value.
     *
     * @param json valid JSON without white space between its tokens
     * @param depth how deep the value stands
     */
    static void write(String json, int depth, JsonOut out) throws IOException {
        int level = depth;
        int from = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            switch (c) {
                case '"' -> i = endOfString(json, i);
                case '{', '[' -> {
                    char next = json.charAt(i + 1);
                    if (next == '}' || next == ']') {
                        i++;
                        continue;
                    }
                    out.json(json, from, i + 1);
                    line(++level, out);
                    from = i + 1;
                }
                case '}', ']' -> {
                    out.json(json, from, i);
                    line(--level, out);
                    from = i;
                }
                case ',' -> {
                    out.json(json, from, i + 1);
                    line(level, out);
                    from = i + 1;
                }
                case ':' -> {
                    out.json(json, from, i + 1);
                    out.raw(' ');
                    from = i + 1;
                }
                default -> {}
            }
        }
        out.json(json, from, json.length());
    }

    private static int endOfString(String json, int quote) {
        int i = quote + 1;
        while (json.charAt(i) != '"') {
            i += json.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    private static void line(int level, JsonOut out) throws IOException {
        out.raw('\n');
        for (int i = 0; i < level; i++) {
            out.raw("  ");
        }
    }
}
