package dev.laurel.backup;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import dev.laurel.backup.destination.Keys;

/** Any bytes as a key in a destination, as a player's id and as the comment of a pin. */
public final class KeysFuzz {
    private KeysFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        BackupKey.parse(text).ifPresent(key -> {
            check(!text.contains("..") || Path.of("/root", text).normalize().startsWith("/root"), "Leads out: ", text);
            check(BackupKey.parse(key.text()).isPresent(), "Not a key of its own: ", key.text());
        });
        PinKey.parse(text).ifPresent(pin -> check(text.startsWith(pin.backup()), "Pins another one: ", text));
        var key = new BackupKey(text, text.isEmpty() ? "" : "1", bytes.length, BackupKey.Form.AGE);
        check(Keys.isKey(key.text()), "Can't be stored: ", key.text());
        check(Path.of("/root", key.text()).normalize().startsWith("/root/users"), "Leads out: ", key.text());
        var read = BackupKey.parse(key.text()).orElseThrow();
        check(UserSegment.encode(read.user()).equals(UserSegment.encode(text)), "Another player: ", text);
        if (Pin.isComment(text)) {
            var pin = PinKey.parse(PinKey.of(key.text(), text)).orElseThrow();
            check(pin.backup().equals(key.text()), "Pins another one: ", text);
            check(text.startsWith(pin.comment()) && (!pin.whole() || pin.comment().equals(text)), "Other words: ",
                    text);
        }
    }

    private static void check(boolean holds, String otherwise, String text) {
        if (!holds) {
            throw new AssertionError(otherwise + text);
        }
    }
}
