package dev.laurel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.Fork;
import dev.laurel.settings.Settings.Layout;
import dev.laurel.settings.Settings.Theme;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_700_000_000_000L));

    @TempDir
    Path temp;

    @Test
    void beforeAnythingWasChosenTheDefaultsHold() {
        var opening = SettingsStore.open(temp, CLOCK);

        assertThat(opening.notices()).isEmpty();
        assertThat(opening.store().get()).isEqualTo(Settings.DEFAULTS);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void whatWasChosenIsThereNextTime() throws IOException {
        open().update(it -> it.withTheme(Theme.DARK));

        assertThat(open().get().theme()).isEqualTo(Theme.DARK);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    @Test
    void twoProcessesDoNotUndoEachOthersChanges() {
        var window = open();
        var command = open();

        window.update(it -> it.withTheme(Theme.DARK));
        command.update(it -> it.withLayout(Layout.TABLE));

        var both = Settings.DEFAULTS.withTheme(Theme.DARK).withLayout(Layout.TABLE);
        assertThat(command.get()).isEqualTo(both);
        assertThat(window.refresh()).isTrue();
        assertThat(window.get()).isEqualTo(both);
        assertThat(window.refresh()).isFalse();
    }

    @Test
    @Promise(area = Area.PROGRESS, value = "Instances that change the settings at once lose no change")
    void manyProcessesAtOnceLoseNothing() throws Exception {
        var forks = new ArrayList<Fork>();
        for (var i = 0; i < 3; i++) {
            forks.add(Fork.of(Adder.class, temp.toString(), "p" + i));
        }
        for (var fork : forks) {
            assertThat(fork.exitStatus()).isZero();
            fork.close();
        }

        assertThat(open().get().destinations()).hasSize(3 * 20);
    }

    /** Adds destinations, each in a change of its own. */
    static final class Adder {
        private Adder() {}

        public static void main(String[] args) {
            var store = SettingsStore.open(Path.of(args[0]), CLOCK).store();
            IntStream.range(0, 20).forEach(n -> store.update(it -> it.withDestinations(list -> {
                list.add(new DestinationSettings.Folder(args[1] + "-" + n, Path.of("/x")));
                return list;
            })));
        }
    }

    @Test
    void listenersHearOfChangesOnce() {
        var store = open();
        var heard = new ArrayList<Settings>();
        var end = store.listen(heard::add);

        store.update(it -> it.withTheme(Theme.DARK));
        store.update(it -> it);
        end.run();
        store.update(it -> it.withTheme(Theme.LIGHT));

        assertThat(heard).containsExactly(Settings.DEFAULTS.withTheme(Theme.DARK));
    }

    @Test
    void aDamagedFileIsKeptAsideAndReportedOnce() throws IOException {
        Files.writeString(file(), "{\"version\":1,\"the");

        var opening = SettingsStore.open(temp, CLOCK);

        var aside = temp.resolve("settings.json.damaged-1700000000000");
        assertThat(opening.notices())
                .containsExactly(LaurelError.of(ErrorCode.SETTINGS_DAMAGED, file(), aside, "/"));
        assertThat(aside).hasContent("{\"version\":1,\"the");
        opening.store().update(it -> it.withTheme(Theme.DARK));
        assertThat(aside).hasContent("{\"version\":1,\"the");
        assertThat(SettingsStore.open(temp, CLOCK).notices()).isEmpty();
        assertThat(open().get().theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void theGoodPartOfADamagedFileIsUsed() throws IOException {
        Files.writeString(file(), "{\"version\":1,\"theme\":\"dark\",\"layout\":\"pile\"}");

        var opening = SettingsStore.open(temp, CLOCK);

        assertThat(opening.store().get()).isEqualTo(Settings.DEFAULTS.withTheme(Theme.DARK));
        assertThat(opening.notices()).extracting(LaurelError::code).containsExactly(ErrorCode.SETTINGS_DAMAGED);
        assertThat(SettingsStore.open(temp, CLOCK).notices()).isEmpty();
    }

    @Test
    void aFileThatIsDamagedWhileWeRunIsKeptAsideToo() throws IOException {
        var store = open();
        store.update(it -> it.withTheme(Theme.DARK));
        Files.writeString(file(), "rubbish");

        store.update(it -> it.withLayout(Layout.TABLE));

        assertThat(temp.resolve("settings.json.damaged-1700000000000")).hasContent("rubbish");
        assertThat(open().get()).isEqualTo(Settings.DEFAULTS.withTheme(Theme.DARK).withLayout(Layout.TABLE));
    }

    @Test
    void theFileOfANewerVersionIsUsedButLeftAlone() throws IOException {
        var text = "{\"version\":" + (SettingsCodec.VERSION + 1) + ",\"theme\":\"dark\",\"hologram\":true}";
        Files.writeString(file(), text);

        var opening = SettingsStore.open(temp, CLOCK);

        assertThat(opening.notices()).containsExactly(LaurelError.of(ErrorCode.SETTINGS_NEWER, file()));
        assertThat(opening.store().isReadOnly()).isTrue();
        assertThat(opening.store().update(it -> it.withLayout(Layout.TABLE)))
                .isEqualTo(Settings.DEFAULTS.withTheme(Theme.DARK).withLayout(Layout.TABLE));
        assertThat(opening.store().get().layout()).isEqualTo(Layout.TABLE);
        assertThat(file()).hasContent(text);
    }

    @Test
    void whatCannotBeReadIsNotWrittenOver() throws IOException {
        Files.createDirectory(file()); // Whoever we are, a folder can't be read as a file.

        var opening = SettingsStore.open(temp, CLOCK);

        assertThat(opening.notices()).containsExactly(LaurelError.of(ErrorCode.SETTINGS_READ, file()));
        assertThat(opening.store().isReadOnly()).isTrue();
        opening.store().update(it -> it.withTheme(Theme.DARK));
        assertThat(file()).isDirectory();
    }

    @Test
    void whatCannotBeWrittenChangesNothing() throws IOException {
        var store = open();
        Files.delete(temp);

        assertThatExceptionOfType(LaurelException.class)
                .isThrownBy(() -> store.update(it -> it.withTheme(Theme.DARK)))
                .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.SETTINGS_WRITE));
        assertThat(store.get()).isEqualTo(Settings.DEFAULTS);
        Files.createDirectory(temp);
    }

    @Test
    void namesOfDestinationsAreChecked() {
        for (var name : List.of("", " ", "a:b", "a\nb", "x".repeat(101))) {
            assertThat(DestinationSettings.isName(name)).as(name).isFalse();
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> new DestinationSettings.Folder(name, Path.of("/x")));
        }
        assertThat(DestinationSettings.isName("Stick ☃")).isTrue();
        var twice = new DestinationSettings.Folder("x", Path.of("/x"));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Settings.DEFAULTS.withDestinations(_ -> List.of(twice, twice)));
    }

    private SettingsStore open() {
        return SettingsStore.open(temp, CLOCK).store();
    }

    private Path file() {
        return temp.resolve("settings.json");
    }
}
