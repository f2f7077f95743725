package dev.laurel.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/laurel/i18n");
    private static final Map<String, String> ENGLISH = read("messages.properties");
    private static final Map<String, String> GERMAN = read("messages_de.properties");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern FXML_KEY = Pattern.compile("\"%([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z]*(\\.[A-Za-z0-9_-]+)+");
    private static final Pattern FILE_NAME =
            Pattern.compile(".*\\.(json|jsonl|css|fxml|png|ttf|txt|lock|laurel|age|enc|db|log|sql|address|java|properties)");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(GERMAN.keySet()).isEqualTo(ENGLISH.keySet());
    }

    @Test
    void aTextHasTheSamePlaceholdersInBothLanguages() {
        assertThat(ENGLISH.keySet().stream()
                .filter(key -> !placeholders(ENGLISH.getOrDefault(key, ""))
                        .equals(placeholders(GERMAN.getOrDefault(key, "")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyTextIsAPatternWithoutQuotes(String language) {
        var texts = language.equals("en") ? ENGLISH : GERMAN;
        assertThat(texts).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank().doesNotContain("'");
            assertThat(new MessageFormat(text, Locale.of(language))).isNotNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyErrorSaysWhatHappenedWhatIsSafeAndWhatToDo(ErrorCode code) {
        assertThat(ENGLISH).containsKeys(
                "error." + code.text() + ".what", "error." + code.text() + ".safe", "error." + code.text() + ".next");
    }

    @Test
    void everyKeyThatIsUsedExists() {
        var areas = ENGLISH.keySet().stream().map(key -> key.split("\\.")[0]).collect(Collectors.toSet());
        var wanted = Stream.concat(
                literals().filter(KEY.asMatchPredicate()).filter(FILE_NAME.asMatchPredicate().negate())
                        .filter(literal -> areas.contains(literal.split("\\.")[0])),
                fxmlKeys());
        Set<String> all = wanted.collect(Collectors.toCollection(TreeSet::new));
        assertThat(all).isSubsetOf(ENGLISH.keySet());
    }

    @Test
    void everyKeyThatExistsIsUsed() {
        var literals = literals().collect(Collectors.toSet());
        // "undo.cause." + name: such a literal stands for all keys that begin with it.
        var prefixes = literals.stream().filter(literal -> literal.matches("[a-z][A-Za-z]*\\.([A-Za-z-]+[.-])*"))
                .toList();
        var used = fxmlKeys().collect(Collectors.toSet());
        Predicate<String> isUsed = key -> literals.contains(key) || used.contains(key)
                || prefixes.stream().anyMatch(key::startsWith);
        var codes = Arrays.stream(ErrorCode.values()).map(ErrorCode::text).collect(Collectors.toSet());
        Predicate<String> isOfAnError = key -> key.startsWith("error.") && key.split("\\.").length == 3;
        assertThat(ENGLISH.keySet().stream().filter(
                key -> isOfAnError.test(key) ? !codes.contains(key.split("\\.")[1]) : !isUsed.test(key)))
                .isEmpty();
    }

    @Test
    void anErrorIsToldWithItsPlace() {
        var error = LaurelError.at(new Location(1214, 17, null), ErrorCode.USAGE, "No digit");
        assertThat(Messages.of(Locale.ENGLISH).error(error).headline()).isEqualTo("No digit (line 1214, column 17)");
        assertThat(Messages.of(Locale.GERMAN).error(error).headline()).isEqualTo("No digit (Zeile 1214, Spalte 17)");
    }

    @Test
    void anyOtherLanguageIsEnglishWhateverTheSystemSpeaks() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Messages.of(Locale.FRENCH).error(LaurelError.of(ErrorCode.USAGE, "x")).safe())
                    .isEqualTo("Nothing was done.");
            assertThat(Messages.of(Locale.ENGLISH).error(LaurelError.of(ErrorCode.USAGE, "x")).safe())
                    .isEqualTo("Nothing was done.");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Set<String> placeholders(String text) {
        return Pattern.compile("\\{(\\d+)").matcher(text).results().map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Stream<String> literals() {
        return files("src/main/java", ".java").flatMap(text -> LITERAL.matcher(text).results()
                .map(found -> found.group(1)));
    }

    private static Stream<String> fxmlKeys() {
        return files("src/main/resources", ".fxml").flatMap(text -> FXML_KEY.matcher(text).results()
                .map(found -> found.group(1)));
    }

    private static Stream<String> files(String folder, String ending) {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).map(MessagesTest::text).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(String name) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var texts = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }
}
