package dev.laurel.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Text in which emoji may stand: JavaFX's fonts have none, so they are cut out or drawn as pictures. */
public final class EmojiText {
    private static final int VARIATION_SELECTOR_TEXT = 0xFE0E;
    private static final int VARIATION_SELECTOR_EMOJI = 0xFE0F;
    private static final int LONGEST_SEQUENCE = 12;
    /** Below this, characters such as © and arrows are in every font; only a variation selector makes emoji of them. */
    private static final int FIRST_PICTURE = 0x2300;
    /** The keycap: below it nothing is an emoji, and nothing makes one of the character before it. */
    private static final int FIRST_SIGN = 0x20E3;

    private EmojiText() {}

    /** A piece of a text. */
    public sealed interface Run {
        /** The characters of the piece. */
        String text();

        /** Characters that fonts have. */
        record Plain(String text) implements Run {}

        /**
         * One emoji.
         *
         * @param key of its picture
         */
        record Emoji(String text, String key) implements Run {}
    }

    /** A text without its emoji, for labels; white space is tidied where one was cut out. */
    public static String strip(String text) {
        var runs = runs(text);
        if (runs.stream().noneMatch(Run.Emoji.class::isInstance)) {
            return text;
        }
        return runs.stream().filter(Run.Plain.class::isInstance).map(Run::text).collect(Collectors.joining())
                .replaceAll(" {2,}", " ").strip();
    }

    /** A text with its emoji drawn as pictures of a size in logical pixels. */
    public static TextFlow flow(String text, double size) {
        var flow = new TextFlow();
        flow.getStyleClass().add("emoji-text");
        for (var run : runs(text)) {
            Node node = switch (run) {
                case Run.Plain(var plain) -> new Text(plain);
                case Run.Emoji(var emoji, _) -> new EmojiIcon(emoji, size);
            };
            flow.getChildren().add(node);
        }
        flow.setAccessibleText(text);
        return flow;
    }

    /** The pieces of a text, in order. */
    public static List<Run> runs(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (text.chars().allMatch(unit -> unit < FIRST_SIGN)) {
            return List.of(new Run.Plain(text));
        }
        var codes = text.codePoints().toArray();
        var runs = new ArrayList<Run>();
        var plainFrom = 0;
        var at = 0;
        while (at < codes.length) {
            var length = emojiLength(codes, at);
            if (length == 0) {
                at++;
                continue;
            }
            if (at > plainFrom) {
                runs.add(new Run.Plain(new String(codes, plainFrom, at - plainFrom)));
            }
            runs.add(new Run.Emoji(new String(codes, at, length), key(codes, at, length)));
            at += length;
            plainFrom = at;
        }
        if (plainFrom < codes.length) {
            runs.add(new Run.Plain(new String(codes, plainFrom, codes.length - plainFrom)));
        }
        return runs;
    }

    /** Has the pictures of a text's emoji at hand when it is first shown. Does I/O; from any thread. */
    public static void prepare(String text) {
        for (var run : runs(text)) {
            if (run instanceof Run.Emoji(_, var key)) {
                EmojiSheets.prepare(key);
            }
        }
    }

    /** How many code points the longest emoji at a place has, 0 if there is none. */
    private static int emojiLength(int[] codes, int at) {
        var longest = Math.min(LONGEST_SEQUENCE, codes.length - at);
        if (codes[at] < FIRST_PICTURE && (longest == 1 || codes[at + 1] < FIRST_SIGN)) {
            return 0;
        }
        for (var length = longest; length > 0; length--) {
            var alone = length == 1 && (codes[at] < FIRST_PICTURE
                    || (longest > 1 && codes[at + 1] == VARIATION_SELECTOR_TEXT));
            if (!alone && EmojiSheets.has(key(codes, at, length))) {
                return length;
            }
        }
        return 0;
    }

    /** The name of a picture: code points in upper-case hexadecimal, joined by "-", without U+FE0F. */
    static String key(int[] codes, int at, int length) {
        var key = new StringBuilder();
        for (var i = at; i < at + length; i++) {
            if (codes[i] != VARIATION_SELECTOR_EMOJI) {
                key.append(key.isEmpty() ? "" : "-");
                var digits = Integer.toHexString(codes[i]).toUpperCase(Locale.ROOT);
                key.append("0".repeat(Math.max(0, 4 - digits.length()))).append(digits);
            }
        }
        return key.toString();
    }
}
