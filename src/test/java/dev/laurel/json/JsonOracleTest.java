package dev.laurel.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import dev.laurel.error.LaurelException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Another parser as the oracle: both take a text or both refuse it, and read the same from it. */
class JsonOracleTest {
    private static final JsonFactory ORACLE = new JsonFactory();
    private static final String NOISE = "\"{}[],:\\u0e-+.19 ntx\u0001/\n";

    @Test
    void agreesWithAnotherParserOnBrokenAndWholeTexts() {
        var seed = 41L;
        var random = new Random(seed);
        var whole = 0;
        for (var i = 0; i < 20_000; i++) {
            var json = value(random, 0);
            if (random.nextInt(3) > 0) {
                json = damaged(json, random);
            }
            var expected = byOracle(json);
            assertThat(byLaurel(json)).as("seed %d: %s", seed, json).isEqualTo(expected);
            whole += expected == null ? 0 : 1;
        }
        assertThat(whole).isBetween(6_500, 15_000);
    }

    private static @Nullable String byLaurel(String json) {
        var out = new StringBuilder();
        try (var source = JsonSource.of(json)) {
            while (source.next() != JsonToken.END) {
                out.append(switch (source.token()) {
                    case OBJECT -> "{";
                    case OBJECT_END -> "}";
                    case ARRAY -> "[";
                    case ARRAY_END -> "]";
                    case NAME -> "\"" + source.name() + "\":";
                    case STRING -> "\"" + source.string() + "\" ";
                    case NUMBER -> source.number() + " ";
                    case TRUE -> "true ";
                    case FALSE -> "false ";
                    case NULL -> "null ";
                    case END -> "";
                });
            }
            return out.toString();
        } catch (LaurelException e) {
            assertThat(e.error().code().name()).startsWith("JSON_");
            return null;
        }
    }

    private static @Nullable String byOracle(String json) {
        var out = new StringBuilder();
        try (var parser = ORACLE.createParser(ObjectReadContext.empty(), json)) {
            var values = 0;
            var depth = 0;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                values += depth == 0 ? 1 : 0;
                out.append(text(parser));
            }
            return values == 1 ? out.toString() : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static String text(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT, END_OBJECT, START_ARRAY, END_ARRAY -> parser.getString();
            case PROPERTY_NAME -> "\"" + parser.getString() + "\":";
            case VALUE_STRING -> "\"" + parser.getString() + "\" ";
            // A whole number too, so that minus zero keeps its sign.
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Double.parseDouble(parser.getString()) + " ";
            case VALUE_TRUE -> "true ";
            case VALUE_FALSE -> "false ";
            case VALUE_NULL -> "null ";
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw new AssertionError();
        };
    }

    private static String damaged(String json, Random random) {
        var at = random.nextInt(json.length() + 1);
        return switch (random.nextInt(3)) {
            case 0 -> json.substring(0, at);
            case 1 -> json.substring(0, at) + NOISE.charAt(random.nextInt(NOISE.length())) + json.substring(at);
            default -> json.substring(0, at) + json.substring(Math.min(json.length(), at + 1 + random.nextInt(3)));
        };
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 9)) {
            case 0 -> "null";
            case 1 -> random.nextBoolean() ? "true" : "false";
            case 2 -> number(random);
            case 3 -> " " + random.nextInt(100) + "\n";
            case 4, 5 -> string(random);
            case 6 -> "[" + value(random, depth + 1) + "," + value(random, depth + 1) + "]";
            case 7 -> random.nextBoolean() ? "{}" : "[ ]";
            default -> "{" + string(random) + ":" + value(random, depth + 1) + ", \"k\" :" + value(random, depth + 1)
                    + "}";
        };
    }

    private static String number(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> String.valueOf(random.nextLong());
            case 1 -> String.valueOf(random.nextGaussian());
            case 2 -> random.nextInt(1000) + "e" + (random.nextInt(700) - 350);
            case 3 -> "-0." + "0".repeat(random.nextInt(30)) + random.nextInt(1000);
            default -> random.nextLong() / 7 + "." + random.nextLong(Long.MAX_VALUE);
        };
    }

    private static String string(Random random) {
        var text = new StringBuilder("\"");
        for (var i = random.nextInt(5); i > 0; i--) {
            text.append(switch (random.nextInt(6)) {
                case 0 -> "\\n";
                case 1 -> "\\u00e4";
                case 2 -> "🏆";
                case 3 -> "\\\"";
                default -> "ab";
            });
        }
        return text.append('"').toString();
    }
}
