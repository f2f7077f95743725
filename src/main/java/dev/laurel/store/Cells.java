package dev.laurel.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.NameBytes;
import org.jspecify.annotations.Nullable;

/**
 * Values and strings as SQLite's cells: a number is REAL, a boolean INTEGER, a string TEXT, everything else a blob that
 * begins with a letter for its kind. A column of such cells needs no second one for the type.
 */
final class Cells {
    /** The cell of JSON's null, which SQL's NULL is not: that is the metric's not being there. */
    static final String NULL_CELL = "x'6E'";

    /** SQLite's error code for a file whose content makes no sense. */
    private static final int CORRUPT = 11;

    private static final int DEEPEST = 200;

    private Cells() {}

    static void set(PreparedStatement statement, int index, MetricValue value) throws SQLException {
        switch (value) {
            case MetricValue.Numeric(var number) -> statement.setDouble(index, number);
            case MetricValue.Bool(var truth) -> statement.setInt(index, truth ? 1 : 0);
            case MetricValue.Text(var text) when isPlain(text) -> statement.setString(index, text);
            case MetricValue.Text _, MetricValue.Null _, MetricValue.Array _, MetricValue.Opaque _ ->
                    statement.setBytes(index, blob(value));
        }
    }

    /** The value in a column, or null where the cell is empty. */
    static @Nullable MetricValue value(ResultSet rows, int column) throws SQLException {
        return switch (rows.getObject(column)) {
            case null -> null;
            case Double number -> numeric(number);
            case Number truth -> new MetricValue.Bool(truth.longValue() != 0);
            case String text -> new MetricValue.Text(text);
            case byte[] bytes -> value(bytes);
            default -> throw corrupt("cell", null);
        };
    }

    static void set(PreparedStatement statement, int index, String text) throws SQLException {
        if (isPlain(text)) {
            statement.setString(index, text);
        } else {
            statement.setBytes(index, NameBytes.encode(text));
        }
    }

    static String text(ResultSet rows, int column) throws SQLException {
        return switch (rows.getObject(column)) {
            case byte[] bytes -> string(bytes);
            case null -> throw corrupt("no text", null);
            default -> rows.getString(column);
        };
    }

    /** Whether SQLite's text carries a string whole. */
    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            if (unit == 0) {
                return false;
            }
            if (Character.isSurrogate(unit)) {
                if (Character.isLowSurrogate(unit)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static byte[] blob(MetricValue value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(value, out, 0);
        } catch (IOException e) {
            throw new IllegalStateException(e); // Memory does not fail.
        }
        return bytes.toByteArray();
    }

    private static void write(MetricValue value, DataOutputStream out, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("Values are nested more than " + DEEPEST + " deep");
        }
        switch (value) {
            case MetricValue.Numeric(var number) -> {
                out.writeByte('d');
                out.writeDouble(number);
            }
            case MetricValue.Bool(var truth) -> out.writeByte(truth ? 't' : 'f');
            case MetricValue.Null() -> out.writeByte('n');
            case MetricValue.Text(var text) -> write('s', text, out);
            case MetricValue.Opaque(var json) -> write('o', json, out);
            case MetricValue.Array(var values) -> {
                out.writeByte('a');
                out.writeInt(values.size());
                for (var element : values) {
                    write(element, out, depth + 1);
                }
            }
        }
    }

    private static void write(char kind, String text, DataOutputStream out) throws IOException {
        var bytes = NameBytes.encode(text);
        out.writeByte(kind);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static MetricValue value(byte[] blob) throws SQLException {
        try (var in = new DataInputStream(new ByteArrayInputStream(blob))) {
            var value = read(in, 0);
            if (in.available() > 0) {
                throw corrupt("more than a value", null);
            }
            return value;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw corrupt("no value", e);
        }
    }

    private static MetricValue read(DataInputStream in, int depth) throws IOException, SQLException {
        if (depth > DEEPEST) {
            throw corrupt("too deep", null);
        }
        return switch (in.readByte()) {
            case 'd' -> numeric(in.readDouble());
            case 't' -> new MetricValue.Bool(true);
            case 'f' -> new MetricValue.Bool(false);
            case 'n' -> new MetricValue.Null();
            case 's' -> new MetricValue.Text(readText(in));
            case 'o' -> new MetricValue.Opaque(readText(in));
            case 'a' -> {
                var count = in.readInt();
                if (count < 0 || count > in.available()) {
                    throw corrupt("count", null);
                }
                var values = new ArrayList<MetricValue>(count);
                for (var i = 0; i < count; i++) {
                    values.add(read(in, depth + 1));
                }
                yield new MetricValue.Array(values);
            }
            default -> throw corrupt("kind", null);
        };
    }

    private static String readText(DataInputStream in) throws IOException, SQLException {
        var length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw corrupt("length", null);
        }
        return string(in.readNBytes(length));
    }

    private static String string(byte[] bytes) throws SQLException {
        try {
            return NameBytes.decode(bytes, 0, bytes.length);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw corrupt("string", e);
        }
    }

    private static MetricValue numeric(double number) throws SQLException {
        if (!Double.isFinite(number)) {
            throw corrupt("number", null);
        }
        return MetricValue.of(number);
    }

    private static SQLException corrupt(String what, @Nullable Throwable cause) {
        return new SQLException("A cell makes no sense: " + what, "", CORRUPT, cause);
    }
}
