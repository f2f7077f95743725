package dev.laurel.ui.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Locale;

import dev.laurel.fakes.ScriptedFilePicker;
import dev.laurel.i18n.Messages;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.portability.ExportOptions.Encryption;
import dev.laurel.ui.portability.ExportOptions.Form;
import org.junit.jupiter.api.Test;

class ExportViewModelTest {
    private final InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(1_795_297_211_482L));
    private final ScriptedFilePicker files = new ScriptedFilePicker();
    private final ArrayList<String> written = new ArrayList<>();
    private final ExportViewModel model = new ExportViewModel(files,
            (options, target) -> written.add(options.encryption() + " " + String.valueOf(options.passphrase()) + " "
                    + target),
            clock, new I18n(Messages.of(Locale.ENGLISH), clock, ZoneOffset.UTC));

    @Test
    void theNameSaysWhatTheFileIs() {
        assertThat(model.fileName()).isEqualTo("achievements-backup-1795297211482.json");
        model.formProperty().set(Form.PORTABLE);
        assertThat(model.fileName()).isEqualTo("achievements-backup-1795297211482.laurel");
        model.encryptionProperty().set(Encryption.AGE);
        assertThat(model.fileName()).isEqualTo("achievements-backup-1795297211482.laurel.age");
    }

    @Test
    void theHistoryGoesAlongOnWish() {
        var wishes = new ArrayList<Boolean>();
        var asked = new ExportViewModel(files, (options, _) -> wishes.add(options.withHistory()), clock,
                new I18n(Messages.of(Locale.ENGLISH), clock, ZoneOffset.UTC));
        asked.formProperty().set(Form.PORTABLE);
        files.answer(Path.of("a.laurel"));
        assertThat(asked.export()).isTrue();
        asked.historyProperty().set(true);
        files.answer(Path.of("b.laurel"));
        assertThat(asked.export()).isTrue();
        assertThat(wishes).containsExactly(false, true);
    }

    @Test
    void aPassphraseIsTypedTwiceAndForgottenAfterwards() {
        model.encryptionProperty().set(Encryption.AGE);
        assertThat(model.problemProperty().get()).isNotEmpty();
        model.passphraseProperty().set("secret");
        assertThat(model.problemProperty().get()).isNotEmpty();
        assertThat(model.export()).isFalse();
        model.repeatedProperty().set("secret");
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.export()).as("the person cancels the file chooser").isFalse();
        files.answer(Path.of("out.json.age"));
        assertThat(model.export()).isTrue();
        assertThat(written).containsExactly("AGE secret out.json.age");
        assertThat(model.passphraseProperty().get()).isEmpty();
    }
}
