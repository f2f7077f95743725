package dev.laurel.cli.args;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a command takes.
 *
 * @param name as it is typed, such as {@code catalog hash}
 * @param summary one sentence
 * @param parameters in their order
 * @param options in the order of the help
 * @param notes further paragraphs for the help
 */
public record Usage(String name, String summary, List<Parameter> parameters, List<Option> options, List<String> notes) {
    public Usage {
        parameters = List.copyOf(parameters);
        options = List.copyOf(options);
        notes = List.copyOf(notes);
    }

    /**
     * Something that is told by its place.
     *
     * @param label as the help shows it
     * @param atLeast how often it has to be there, 0 or 1
     * @param atMost how often it may be there
     */
    public record Parameter(String label, String description, int atLeast, int atMost) {}

    /**
     * Something that is told by its name.
     *
     * @param names such as {@code -o} and {@code --output}
     * @param label of its value in the help, or null if it has none
     * @param choices what the value may be, or empty for anything
     * @param repeated whether it may be there more than once
     */
    public record Option(
            List<String> names, @Nullable String label, String description, List<String> choices, boolean repeated) {
        public Option {
            names = List.copyOf(names);
            choices = List.copyOf(choices);
        }

        /** What it is called in code and in messages: the last name. */
        public String name() {
            return names.getLast();
        }
    }

    /** Begins a command that takes nothing yet. */
    public static Usage of(String name, String summary) {
        return new Usage(name, summary, List.of(), List.of(), List.of());
    }

    /** Also takes this, once. */
    public Usage parameter(String label, String description) {
        return parameter(label, description, 1, 1);
    }

    /** Also takes this, as often as said. */
    public Usage parameter(String label, String description, int atLeast, int atMost) {
        return new Usage(name, summary, plus(parameters, new Parameter(label, description, atLeast, atMost)), options,
                notes);
    }

    /** Also knows a switch. */
    public Usage flag(String option, String description) {
        return option(new Option(List.of(option), null, description, List.of(), false));
    }

    /** Also knows an option with a value; names are separated by a comma. */
    public Usage option(String names, String label, String description) {
        return option(new Option(Arrays.asList(names.split(",")), label, description, List.of(), false));
    }

    /** Also knows an option with a value that may be there more than once. */
    public Usage repeated(String option, String label, String description) {
        return option(new Option(List.of(option), label, description, List.of(), true));
    }

    /** Also knows an option with one of some values. */
    public Usage choice(String option, String description, List<String> choices) {
        return option(new Option(List.of(option), String.join("|", choices), description, choices, false));
    }

    private Usage option(Option option) {
        return new Usage(name, summary, parameters, plus(options, option), notes);
    }

    /** Also tells this in its help. */
    public Usage note(String note) {
        return new Usage(name, summary, parameters, options, plus(notes, note));
    }

    private static <T> List<T> plus(List<T> list, T item) {
        var longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
