package dev.laurel.portability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.laurel.engine.metric.MetricTableBuilder;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.Location;
import dev.laurel.json.JsonNumber;
import dev.laurel.json.JsonPath;
import org.jspecify.annotations.Nullable;

/**
 * The structure of an export: which members it has, of which types, and every error against that.
 *
 * <p>What the reference's validation accepts is accepted, with one exception: metrics as an array are an error.
 */
final class ExportParser {
    private static final MetricValue NONE = new MetricValue.Array(List.of());

    private static final Set<String> KNOWN = Set.of(
            "version", "timestamp", "metrics", "unlockedAchievements", "configHash", "catalog", "profile", "history");

    /** Where a file says of its time what is none. Not 0, which counts as missing when it is written and read again. */
    private static final long SOME_TIME = 1;

    private static final int ENTRIES_AT_ONCE = 256;

    private final ByteText text;
    private final JsonLexer lexer;
    private final FastEntries fast;
    private final ReadLimits limits;
    private final Problems problems = new Problems();
    private final JsonValues json;
    /** Errors by member; a member that comes again takes back what was wrong with it. */
    private final Map<String, Map<Object, LaurelError>> errors = new LinkedHashMap<>();

    private String pointer = "";
    /** The values that are being read, of the metric in {@link #row}, or null outside of any. */
    private @Nullable MetricValues elements;

    private int row;
    private MetricTableBuilder builder = new MetricTableBuilder();

    private @Nullable String version;
    private @Nullable Long timestamp;
    private @Nullable Metrics metrics;
    private @Nullable List<String> unlocked;
    private @Nullable String configHash;
    private @Nullable String catalog;
    private @Nullable String profileName;
    private @Nullable String profileUser;
    private ExportedHistory history = ExportedHistory.EMPTY;
    /** Reads the history, or null outside of it. */
    private @Nullable HistoryParser past;

    private long pastMemory;

    ExportParser(ByteText text, ReadLimits limits) {
        this.text = text;
        this.limits = limits;
        this.lexer = new JsonLexer(text, limits.json(), this::pointer);
        this.json = new JsonValues(text, lexer, limits.json(), this::pointer);
        this.fast = new FastEntries(text);
    }

    /** Reads all of it. */
    ExportReading parse() {
        int first = text.skipSpace();
        if (first < 0) {
            throw text.failure(ErrorCode.JSON_EMPTY, "");
        }
        var start = text.location("");
        if (first == '{') {
            members();
        } else {
            lexer.skip(0);
        }
        pointer = "";
        if (text.skipSpace() >= 0) {
            throw text.failure(ErrorCode.JSON_TRAILING, "");
        }
        if (first != '{') {
            return new ExportReading(null, List.of(LaurelError.at(start, ErrorCode.IMPORT_NOT_AN_EXPORT)));
        }
        return result(start);
    }

    private ExportReading result(Location start) {
        missing(start, "version", version == null, ErrorCode.IMPORT_VERSION_MISSING);
        missing(start, "timestamp", timestamp == null, ErrorCode.IMPORT_TIMESTAMP_MISSING);
        missing(start, "metrics", metrics == null, ErrorCode.IMPORT_METRICS_MISSING);
        missing(start, "unlockedAchievements", unlocked == null, ErrorCode.IMPORT_UNLOCKED_MISSING);
        errors.values().forEach(all -> all.values().forEach(problems::error));
        if (version == null
                || timestamp == null
                || metrics == null
                || unlocked == null
                || !problems.errors().isEmpty()) {
            return new ExportReading(null, problems.errors());
        }
        var data = new ExportedData(version, timestamp, metrics, unlocked, configHash);
        return new ExportReading(
                new ExportFile(data, catalog, profileName, profileUser, history, problems.warnings()), List.of());
    }

    private void missing(Location start, String member, boolean missing, ErrorCode code) {
        if (missing && !errors.containsKey(member)) {
            problems.error(LaurelError.at(start, code));
        }
    }

    private void members() {
        text.at++;
        if (text.skipSpace() == '}') {
            text.at++;
            return;
        }
        var seen = new HashSet<String>();
        while (true) {
            pointer = "";
            int quote = text.skipSpace();
            if (quote != '"') {
                throw lexer.unexpected(quote);
            }
            int line = text.line;
            int column = text.column();
            String name = lexer.text();
            pointer = JsonPath.member("", name);
            if (KNOWN.contains(name) && !seen.add(name)) {
                problems.warning(
                        LaurelError.at(new Location(line, column, pointer), ErrorCode.IMPORT_DUPLICATE_NAME, name));
            }
            lexer.expect(':');
            errors.remove(name);
            member(name, text.skipSpace());
            pointer = "";
            int next = text.skipSpace();
            if (next == '}') {
                text.at++;
                return;
            }
            if (next != ',') {
                throw lexer.unexpected(next);
            }
            text.at++;
        }
    }

    private void member(String name, int first) {
        switch (name) {
            case "version" -> version = json.word(first);
            case "timestamp" -> timestamp = time(first);
            case "metrics" -> metrics = metrics(first);
            case "unlockedAchievements" -> unlocked = ids(first);
            case "configHash" -> configHash = json.word(first);
            case "catalog" -> catalog = catalog(first);
            case "profile" -> profile(first);
            case "history" -> history(first);
            default -> lexer.skip(1);
        }
    }

    private @Nullable Long time(int first) {
        var place = text.location(pointer);
        var value = json.value(first, 1);
        if (value instanceof MetricValue.Numeric(double number)) {
            return number == 0 ? null : (Long) ((long) number == 0 ? SOME_TIME : (long) number);
        }
        if (value.equals(JsonValues.NULL) || value.equals(JsonValues.FALSE) || value.equals(new MetricValue.Text(""))) {
            return null;
        }
        // The reference takes anything here; it only matters to people.
        problems.warning(LaurelError.at(place, ErrorCode.IMPORT_TIMESTAMP_TYPE));
        return SOME_TIME;
    }

    private @Nullable Metrics metrics(int first) {
        if (first != '{') {
            error("metrics", "", ErrorCode.IMPORT_METRICS_TYPE);
            lexer.skip(1);
            return null;
        }
        text.at++;
        builder = new MetricTableBuilder();
        if (text.skipSpace() == '}') {
            text.at++;
            return Metrics.empty();
        }
        do {
            int count = 0;
            while (count < ENTRIES_AT_ONCE && fast.entry(builder)) {
                count++;
            }
            checkMemory();
        } while (entry());
        return Metrics.of(builder.build());
    }

    /** Reads one metric of whatever form, and says whether another follows. */
    private boolean entry() {
        pointer = "/metrics";
        int quote = text.skipSpace();
        if (quote != '"') {
            throw lexer.unexpected(quote);
        }
        int line = text.line;
        int column = text.column();
        int rows = builder.size();
        int length = lexer.string();
        row = builder.row(lexer.decoded, 0, length);
        if (row < rows) {
            if (!problems.countWarning()) {
                String name = builder.name(row);
                problems.warning(LaurelError.at(
                        new Location(line, column, JsonPath.member("/metrics", name)),
                        ErrorCode.IMPORT_DUPLICATE_NAME,
                        name));
            }
            errors.getOrDefault("metrics", new LinkedHashMap<>()).remove(row);
        }
        lexer.expect(':');
        int first = text.skipSpace();
        if (first == '[') {
            array();
        } else {
            String name = builder.name(row);
            pointer = JsonPath.member("/metrics", name);
            error("metrics", row, ErrorCode.IMPORT_METRIC_TYPE, name);
            lexer.skip(2);
            builder.set(row, NONE);
        }
        pointer = "/metrics";
        int next = text.skipSpace();
        if (next != ',' && next != '}') {
            throw lexer.unexpected(next);
        }
        text.at++;
        return next == ',';
    }

    private void array() {
        text.at++;
        if (text.skipSpace() == ']') {
            text.at++;
            builder.set(row, NONE);
            return;
        }
        var values = new MetricValues(builder);
        elements = values;
        while (true) {
            int first = text.skipSpace();
            if (first == '-' || (first >= '0' && first <= '9')) {
                values.add(number());
            } else {
                checkMemory(values.footprint(false));
                values.add(json.value(first, 3));
            }
            int next = text.skipSpace();
            if (next == ']') {
                text.at++;
                values.set(row);
                elements = null;
                return;
            }
            if (next != ',') {
                throw lexer.unexpected(next);
            }
            text.at++;
            values.addAll(fast);
            checkMemory(values.footprint(true));
        }
    }

    private double number() {
        int line = text.line;
        int column = text.column();
        double number = lexer.number();
        if (Double.isInfinite(number)) {
            errors.computeIfAbsent("metrics", _ -> new LinkedHashMap<>())
                    .putIfAbsent(row, LaurelError.at(
                            new Location(line, column, pointer()), ErrorCode.IMPORT_NUMBER_RANGE, builder.name(row)));
            return 0;
        }
        if (lexer.lostDigits() && !problems.countWarning()) {
            problems.warning(LaurelError.at(
                    new Location(line, column, pointer()),
                    ErrorCode.IMPORT_NUMBER_DIGITS,
                    builder.name(row),
                    JsonNumber.toString(number)));
        }
        return number;
    }

    /** JSON pointer to what is being read. */
    private String pointer() {
        if (past != null) {
            return past.pointer();
        }
        return elements == null
                ? pointer
                : JsonPath.element(JsonPath.member("/metrics", builder.name(row)), elements.size());
    }

    private @Nullable List<String> ids(int first) {
        if (first != '[') {
            error("unlockedAchievements", "", ErrorCode.IMPORT_UNLOCKED_TYPE);
            lexer.skip(1);
            return null;
        }
        text.at++;
        var ids = new ArrayList<String>();
        if (text.skipSpace() == ']') {
            text.at++;
            return ids;
        }
        while (true) {
            int next = text.skipSpace();
            if (next == '"') {
                ids.add(json.string());
            } else {
                pointer = JsonPath.element("/unlockedAchievements", ids.size());
                error("unlockedAchievements", ids.size(), ErrorCode.IMPORT_UNLOCKED_ID);
                lexer.skip(2);
                ids.add("");
            }
            pointer = "/unlockedAchievements";
            next = text.skipSpace();
            if (next == ']') {
                text.at++;
                return ids;
            }
            if (next != ',') {
                throw lexer.unexpected(next);
            }
            text.at++;
            checkMemory();
        }
    }

    private void profile(int first) {
        var members = json.strings(first, 1);
        profileName = members.get("name");
        profileUser = members.get("user");
    }

    private void history(int first) {
        past = new HistoryParser(text, lexer, json, this::historyError, bytes -> {
            pastMemory = bytes;
            checkMemory();
        });
        history = past.parse(first);
        past = null;
    }

    private void historyError(Location place, ErrorCode code, Object... arguments) {
        error("history", place, place, code, arguments);
    }

    /** The text of the catalog as it stands there, so that its problems keep their places; null if it is null. */
    private @Nullable String catalog(int first) {
        String verbatim = json.verbatim(1, limits.memory() / 8);
        return first == 'n' ? null : verbatim;
    }

    private void checkMemory() {
        checkMemory(0);
    }

    private void checkMemory(long besides) {
        if (json.memory() + besides + pastMemory + builder.footprint() > limits.memory()) {
            throw text.failure(ErrorCode.IMPORT_TOO_LARGE, pointer(), limits.memory() >> 20);
        }
    }

    private void error(String member, Object what, ErrorCode code, Object... arguments) {
        error(member, what, text.location(pointer), code, arguments);
    }

    private void error(String member, Object what, Location place, ErrorCode code, Object... arguments) {
        var all = errors.computeIfAbsent(member, _ -> new LinkedHashMap<>());
        var error = LaurelError.at(place, code, arguments);
        if (all.size() < Problems.MOST) {
            all.put(what, error);
        } else {
            problems.countError();
        }
    }
}
