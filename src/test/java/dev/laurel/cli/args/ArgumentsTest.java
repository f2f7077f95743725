package dev.laurel.cli.args;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final Usage USAGE = Usage.of("bake", "Bake a cake.")
            .parameter("CAKE", "What to bake.")
            .parameter("TOPPING", "What goes on it.", 0, 9)
            .option("-o,--oven", "NAME", "Which oven.")
            .option("--minutes", "N", "How long.")
            .choice("--heat", "How hot.", List.of("low", "high"))
            .flag("--dry-run", "Only say what would be done.");

    private static Arguments parse(String... words) {
        return Arguments.parse(USAGE, List.of(words));
    }

    private static void assertRefused(String message, String... words) {
        assertThatThrownBy(() -> parse(words)).isInstanceOf(UsageException.class).hasMessage(message);
    }

    @Test
    void optionsStandAnywhereAndInEveryForm() {
        var all = parse("--heat=low", "plum", "-o", "big", "cream", "--dry-run", "--minutes", "5");
        assertThat(all.parameters()).containsExactly("plum", "cream");
        assertThat(all.value("--oven")).contains("big");
        assertThat(all.value("--heat")).contains("low");
        assertThat(all.count("--minutes")).contains(5);
        assertThat(all.has("--dry-run")).isTrue();
        assertThat(parse("plum", "-obig").value("--oven")).contains("big");
        assertThat(parse("plum", "--oven=").value("--oven")).contains("");
        assertThat(parse("plum", "--oven=a=b").value("--oven")).contains("a=b");
    }

    @Test
    void afterTwoDashesEverythingIsAParameter() {
        assertThat(parse("--", "--heat", "-o").parameters()).containsExactly("--heat", "-o");
        assertThat(parse("-").parameters()).containsExactly("-");
        assertThat(parse("plum", "--oven", "--dry-run").value("--oven")).contains("--dry-run");
    }

    @Test
    void whatIsWrongIsSaid() {
        assertRefused("Missing CAKE");
        assertRefused("Unknown option --frost", "plum", "--frost=5");
        assertRefused("Unknown option -x", "-x", "plum");
        assertRefused("Option --oven needs a value: NAME", "plum", "--oven");
        assertRefused("Option --dry-run takes no value", "plum", "--dry-run=yes");
        assertRefused("Option --heat is one of low, high, not hot", "plum", "--heat", "hot");
        assertRefused("Option --minutes is given twice", "plum", "--minutes", "1", "--minutes", "2");
        assertThatThrownBy(() -> Arguments.parse(Usage.of("x", "X."), List.of("y")))
                .hasMessage("Unexpected argument y");
        assertThatThrownBy(() -> parse("plum", "--minutes", "-1").count("--minutes")).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> parse("plum", "--minutes", "x").count("--minutes")).hasMessageContaining("not x");
        assertThatThrownBy(() -> parse("plum").needed("--oven")).hasMessage("Missing option --oven");
        assertThatThrownBy(() -> parse("a\u0000b").path(0)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> parse("plum", "--oven", "a\u0000b").neededPath("--oven"))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void helpFitsTheTerminal() {
        var help = HelpText.of("laurel", USAGE);
        assertThat(help).startsWith("Usage: laurel bake CAKE [TOPPING…] [--oven NAME]")
                .contains("\n  -o, --oven NAME           Which oven.\n")
                .contains("--heat low|high");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }
}
