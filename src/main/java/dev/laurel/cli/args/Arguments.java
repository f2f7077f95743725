package dev.laurel.cli.args;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.laurel.cli.args.Usage.Option;

/** What a command was given, checked against what it takes. */
public final class Arguments {
    private final List<String> parameters = new ArrayList<>();
    private final Map<String, List<String>> options = new HashMap<>();

    private Arguments() {}

    /**
     * Reads arguments as is usual: {@code --name value}, {@code --name=value}, {@code -n value}, {@code -nvalue}; after
     * {@code --} everything is a parameter.
     *
     * @throws UsageException if they are not what the command takes
     */
    public static Arguments parse(Usage usage, List<String> words) {
        var arguments = new Arguments();
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.equals("--")) {
                arguments.parameters.addAll(words.subList(i + 1, words.size()));
                break;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                arguments.parameters.add(word);
                continue;
            }
            var option = find(usage, word);
            var attached = attached(option, word);
            String value;
            if (option.label() == null) {
                if (attached.isPresent()) {
                    throw new UsageException("Option " + option.name() + " takes no value");
                }
                value = "";
            } else if (attached.isPresent()) {
                value = attached.get();
            } else if (i + 1 < words.size()) {
                value = words.get(++i);
            } else {
                throw new UsageException("Option " + word + " needs a value: " + option.label());
            }
            arguments.put(option, value);
        }
        arguments.checkCount(usage);
        return arguments;
    }

    private static Option find(Usage usage, String word) {
        for (var option : usage.options()) {
            for (var name : option.names()) {
                var isLong = name.startsWith("--");
                if (word.equals(name) || (isLong && word.startsWith(name + "="))
                        || (!isLong && word.startsWith(name))) {
                    return option;
                }
            }
        }
        throw new UsageException("Unknown option " + word.replaceFirst("=.*", ""));
    }

    private static Optional<String> attached(Option option, String word) {
        for (var name : option.names()) {
            if (word.equals(name)) {
                return Optional.empty();
            }
        }
        return Optional.of(word.startsWith("--") ? word.substring(word.indexOf('=') + 1) : word.substring(2));
    }

    private void put(Option option, String value) {
        if (!option.choices().isEmpty() && !option.choices().contains(value)) {
            throw new UsageException(
                    "Option " + option.name() + " is one of " + String.join(", ", option.choices()) + ", not " + value);
        }
        var values = options.computeIfAbsent(option.name(), _ -> new ArrayList<>());
        values.add(value);
        if (values.size() > 1 && !option.repeated()) {
            throw new UsageException("Option " + option.name() + " is given twice");
        }
    }

    private void checkCount(Usage usage) {
        var least = 0;
        var most = 0;
        for (var parameter : usage.parameters()) {
            if (parameters.size() < least + parameter.atLeast()) {
                throw new UsageException("Missing " + parameter.label());
            }
            least += parameter.atLeast();
            most += parameter.atMost();
        }
        if (parameters.size() > most) {
            throw new UsageException("Unexpected argument " + parameters.get(most));
        }
    }

    /** All parameters in their order. */
    public List<String> parameters() {
        return List.copyOf(parameters);
    }

    /** The parameter at a place, from 0; it has to be there. */
    public String parameter(int place) {
        return parameters.get(place);
    }

    /** The parameter at a place as a path. */
    public Path path(int place) {
        return toPath(parameters.get(place));
    }

    /** Whether a switch is there. */
    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** An option's value, if it is there. */
    public Optional<String> value(String option) {
        return values(option).stream().findFirst();
    }

    /** All values of an option that may be repeated, in their order. */
    public List<String> values(String option) {
        return List.copyOf(options.getOrDefault(option, List.of()));
    }

    /** The value of an option that has to be there. */
    public String needed(String option) {
        return value(option).orElseThrow(() -> new UsageException("Missing option " + option));
    }

    /** An option's value as a path, if it is there. */
    public Optional<Path> pathValue(String option) {
        return value(option).map(Arguments::toPath);
    }

    /** The value, as a path, of an option that has to be there. */
    public Path neededPath(String option) {
        return toPath(needed(option));
    }

    /** An option's value as a whole number of 0 or more, if it is there. */
    public Optional<Integer> count(String option) {
        return value(option).map(text -> {
            try {
                var number = Integer.parseInt(text);
                if (number >= 0) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // Told below.
            }
            throw new UsageException("Option " + option + " takes a whole number of 0 or more, not " + text);
        });
    }

    private static Path toPath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("Not the name of a file: " + text);
        }
    }
}
