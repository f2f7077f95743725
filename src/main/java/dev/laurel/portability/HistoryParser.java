package dev.laurel.portability;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.Location;
import dev.laurel.json.JsonPath;

/** The member {@code history} of a portable profile; see {@link ExportedHistory}. */
final class HistoryParser {
    /** Takes what is wrong. */
    @FunctionalInterface
    interface Errors {
        void add(Location place, ErrorCode code, Object... arguments);
    }

    private static final String ROOT = "/history";
    private static final String METRICS = ROOT + "/metrics";
    private static final String UNLOCKED = ROOT + "/unlockedAt";

    /** Name, map entry and points of a metric, before its first point. */
    private static final int PER_NAME = 160;

    private static final int POINTS_AT_ONCE = 256;

    private final ByteText text;
    private final JsonLexer lexer;
    private final JsonValues json;
    private final Errors errors;
    private final LongConsumer memory;
    private Map<String, TimedValues> metrics = new LinkedHashMap<>();
    private Map<String, Instant> unlockedAt = new LinkedHashMap<>();
    private String pointer = ROOT;
    private long finished;

    /**
     * A parser.
     *
     * @param memory told how many bytes what was read so far takes; stops the reading if they are too many
     */
    HistoryParser(ByteText text, JsonLexer lexer, JsonValues json, Errors errors, LongConsumer memory) {
        this.text = text;
        this.lexer = lexer;
        this.json = json;
        this.errors = errors;
        this.memory = memory;
    }

    /** JSON pointer to what is being read. */
    String pointer() {
        return pointer;
    }

    /** Reads the member's value, whose first byte is next. */
    ExportedHistory parse(int first) {
        if (first == 'n') {
            lexer.word("null");
            return ExportedHistory.EMPTY;
        }
        if (isObject(first, 1)) {
            members(ROOT, (name, value) -> {
                switch (name) {
                    case "metrics" -> metrics(value);
                    case "unlockedAt" -> times(value);
                    default -> lexer.skip(2);
                }
            });
        }
        return new ExportedHistory(metrics, unlockedAt);
    }

    private void metrics(int first) {
        metrics = new LinkedHashMap<>();
        finished = 0;
        if (isObject(first, 2)) {
            members(METRICS, (name, value) -> {
                if (value == '[') {
                    var points = new TimedValues();
                    points(name, points);
                    metrics.put(name, points);
                    finished += PER_NAME + name.length() + points.footprint();
                    memory.accept(finished);
                } else {
                    errors.add(text.location(pointer), ErrorCode.IMPORT_HISTORY_TYPE, pointer);
                    lexer.skip(3);
                }
            });
        }
    }

    private void points(String metric, TimedValues points) {
        text.at++;
        int index = 0;
        if (text.skipSpace() == ']') {
            text.at++;
            return;
        }
        do {
            point(metric, index++, points);
            if (index % POINTS_AT_ONCE == 0) {
                memory.accept(finished + points.footprint());
            }
        } while (more(']'));
    }

    private void point(String metric, int index, TimedValues points) {
        int first = text.skipSpace();
        int line = text.line;
        int column = text.column();
        var time = Double.NaN;
        MetricValue value = JsonValues.NULL;
        int count = 0;
        if (first != '[') {
            lexer.skip(4);
        } else {
            text.at++;
            if (text.skipSpace() == ']') {
                text.at++;
            } else {
                do {
                    int next = text.skipSpace();
                    switch (count++) {
                        case 0 -> time = time(next, 5);
                        case 1 -> value = value(metric, index, next);
                        default -> lexer.skip(5);
                    }
                } while (more(']'));
            }
        }
        if (count == 2 && !Double.isNaN(time)) {
            points.add((long) time, value);
        } else {
            var at = JsonPath.element(JsonPath.member(METRICS, metric), index);
            errors.add(new Location(line, column, at), ErrorCode.IMPORT_HISTORY_POINT, metric);
        }
    }

    private MetricValue value(String metric, int index, int first) {
        if (!isNumber(first)) {
            return json.value(first, 5);
        }
        int line = text.line;
        int column = text.column();
        double number = lexer.number();
        if (Double.isInfinite(number)) {
            var at = JsonPath.element(JsonPath.member(METRICS, metric), index);
            errors.add(new Location(line, column, at), ErrorCode.IMPORT_NUMBER_RANGE, metric);
            return JsonValues.NULL;
        }
        return new MetricValue.Numeric(number);
    }

    private void times(int first) {
        unlockedAt = new LinkedHashMap<>();
        if (isObject(first, 2)) {
            members(UNLOCKED, (id, next) -> {
                int line = text.line;
                int column = text.column();
                double time = time(next, 3);
                if (Double.isNaN(time)) {
                    errors.add(new Location(line, column, pointer), ErrorCode.IMPORT_HISTORY_TIME, id);
                } else {
                    unlockedAt.put(id, Instant.ofEpochMilli((long) time));
                }
                json.take(PER_NAME + id.length());
                memory.accept(finished);
            });
        }
    }

    /** A time, or NaN for what is none. */
    private double time(int first, int outside) {
        if (!isNumber(first)) {
            lexer.skip(outside);
            return Double.NaN;
        }
        double time = lexer.number();
        return time >= 0 && time <= ExportedHistory.LAST_TIME && time == Math.rint(time) ? time : Double.NaN;
    }

    private static boolean isNumber(int first) {
        return first == '-' || (first >= '0' && first <= '9');
    }

    private boolean isObject(int first, int outside) {
        if (first == '{') {
            return true;
        }
        errors.add(text.location(pointer), ErrorCode.IMPORT_HISTORY_TYPE, pointer);
        lexer.skip(outside);
        return false;
    }

    @FunctionalInterface
    private interface Member {
        /** Reads the value of a member, whose first byte is next. */
        void read(String name, int first);
    }

    private void members(String object, Member member) {
        text.at++;
        if (text.skipSpace() == '}') {
            text.at++;
            return;
        }
        do {
            pointer = object;
            int quote = text.skipSpace();
            if (quote != '"') {
                throw lexer.unexpected(quote);
            }
            String name = lexer.text();
            pointer = JsonPath.member(object, name);
            lexer.expect(':');
            member.read(name, text.skipSpace());
            pointer = object;
        } while (more('}'));
    }

    /** Passes over a comma, or over the end of what is being read. */
    private boolean more(char end) {
        int next = text.skipSpace();
        if (next != ',' && next != end) {
            throw lexer.unexpected(next);
        }
        text.at++;
        return next == ',';
    }
}
