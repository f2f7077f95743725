package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.laurel.engine.Snapshot;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import dev.laurel.trust.Rounds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The join by examples, and its laws by random states. A failure names its seed. */
class JoinTest {
    private static final MetricValue NULL = new MetricValue.Null();
    private static final MetricValue EMPTY = new MetricValue.Array(List.of());
    private static final Predicate<String> HERE = Predicate.not(String::isEmpty);
    private static final Predicate<String> THERE = String::isEmpty;

    static Stream<Arguments> examples() {
        return Stream.of(
                example("higher there", n(1), n(1), n(2), n(2)),
                example("lower there does not count", n(2), n(2), n(1), n(2)),
                example("lowered here alone stands", n(2), n(1), n(2), n(1)),
                example("both changed: higher", n(1), n(2), n(3), n(3)),
                example("both changed, lowered here", n(5), n(1), n(3), n(3)),
                example("never met: higher", null, n(7), n(3), n(7)),
                example("new there", null, null, n(3), n(3)),
                example("missing there does not go missing here", n(3), n(3), null, n(3)),
                example("taken back here alone", n(3), null, n(3), null),
                example("taken back here, but gone on there", n(3), null, n(4), n(4)),
                example("zero beats nothing", null, n(0), NULL, n(0)),
                example("a word beats nothing", null, EMPTY, w("a"), w("a")),
                example("nothing does not come over a word", w("a"), w("a"), NULL, w("a")),
                example("an empty array never wins", n(1), n(1), EMPTY, n(1)),
                example("a number beats a word", null, w("9"), n(1), n(1)),
                example("a number does not become a word", n(1), n(1), w("x"), n(1)),
                example("unless here", n(1), w("x"), n(1), w("x")),
                example("word changed there alone", w("a"), w("a"), w("b"), w("b")),
                example("word changed here alone", w("a"), w("b"), w("a"), w("b")),
                example("the same word on both sides", w("a"), w("b"), w("b"), w("b")),
                example("true there alone", b(false), b(false), b(true), b(true)),
                example("false there alone", b(true), b(true), b(false), b(false)),
                example("a tie keeps more values", null, n(5), a(n(5), n(1)), a(n(5), n(1))),
                example("from whichever side", n(5), a(n(5), n(1)), n(5), a(n(5), n(1))),
                example("a client that keeps one value does not shorten", a(n(5), n(1)), a(n(5), n(1)), n(5),
                        a(n(5), n(1))),
                example("nor of words", a(w("x"), w("y")), a(w("x"), w("y")), w("x"), a(w("x"), w("y"))),
                example("the higher one brings its values", null, a(n(5), n(1)), a(n(6), n(2)), a(n(6), n(2))),
                example("short and long form are the same", n(1), a(n(1)), n(1), n(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void oneMetric(
            String name,
            @Nullable MetricValue base,
            @Nullable MetricValue here,
            @Nullable MetricValue there,
            @Nullable MetricValue expected) {
        var join = Join.of(state(here), state(there), new Ancestor(state(base), Snapshot.EMPTY), HERE);
        assertThat(Values.same(join.state().metrics().get("m"), expected)).as(join.toString()).isTrue();
        assertThat(join.conflicts()).isEmpty();
    }

    @Test
    void twoWordsAreAConflict() {
        var base = new Ancestor(state(w("a")), Snapshot.EMPTY);
        var here = Join.of(state(w("b")), state(w("c")), base, HERE);
        assertThat(here.state()).isEqualTo(state(w("b")));
        assertThat(here.received()).isZero();
        assertThat(here.conflicts()).containsExactly(new Conflict("m", w("b"), w("c"), true));
        var there = Join.of(state(w("b")), state(w("c")), base, THERE);
        assertThat(there.state()).isEqualTo(state(w("c")));
        assertThat(there.received()).isOne();
        assertThat(there.conflicts()).containsExactly(new Conflict("m", w("b"), w("c"), false));
        assertThat(there.conflicts().getFirst().kept()).isEqualTo(w("c"));
        assertThat(there.conflicts().getFirst().other()).isEqualTo(w("b"));
    }

    @Test
    void aLostAnswerDoesNotMakeOnesOwnChangeSomebodyElses() {
        // "b" was sent and has arrived, but nobody said so; then it was changed to "c" here.
        var ancestor = new Ancestor(state(w("a")), state(w("b")));
        var join = Join.of(state(w("c")), state(w("b")), ancestor, THERE);
        assertThat(join.state()).isEqualTo(state(w("c")));
        assertThat(join.conflicts()).isEmpty();
        // It has not arrived: what is there is as it was.
        assertThat(Join.of(state(w("c")), state(w("a")), ancestor, THERE).state()).isEqualTo(state(w("c")));
        // Lowered twice, and the first time has arrived.
        var lowered = Join.of(state(n(1)), state(n(2)), new Ancestor(state(n(3)), state(n(2))), THERE);
        assertThat(lowered.state()).isEqualTo(state(n(1)));
    }

    @Test
    void unlocksAreThoseOfBothInTheOrderOfTheOtherSide() {
        var base = new Ancestor(unlocked("a"), Snapshot.EMPTY);
        assertThat(Join.of(unlocked("a", "b", "c"), unlocked("a", "d", "c"), base, HERE).state().unlocked())
                .containsExactly("a", "d", "c", "b");
        assertThat(Join.of(unlocked("a", "b"), unlocked(), base, HERE).state().unlocked())
                .as("what is gone there is not gone here").containsExactly("a", "b");
        assertThat(Join.of(unlocked(), unlocked("a", "b"), base, HERE).state().unlocked())
                .as("taken back here, newly unlocked there").containsExactly("b");
        assertThat(Join.of(unlocked("a", "b"), unlocked("a", "b", "b"), base, HERE).state().unlocked())
                .containsExactly("a", "b");
    }

    @Test
    void whatIsKnownGivesBackTheSameState() {
        var here = new Snapshot(Metrics.of(Map.of("m", n(1))), List.of("a"));
        assertThat(Join.of(here, Snapshot.EMPTY, Ancestor.NONE, HERE).state()).isSameAs(here);
        assertThat(Join.of(here, here, Ancestor.NONE, HERE).received()).isZero();
    }

    static LongStream seeds() {
        return LongStream.range(0, Rounds.many(3_000));
    }

    @Test
    @Promise(area = Area.SYNC, value = "What two devices have earned "
            + "is in what they come to, in whatever order they meet")
    void laws() {
        seeds().forEach(seed -> {
            var random = new Random(seed);
            var a = random(random);
            var b = random(random);
            var c = random(random);
            var ancestor = new Ancestor(random(random), random.nextBoolean() ? random(random) : Snapshot.EMPTY);
            var law = "seed " + seed;

            assertThat(join(a, a, ancestor)).as(law + ": idempotent").isEqualTo(a);
            assertThat(join(join(a, b, ancestor), b, ancestor)).as(law + ": settled").isEqualTo(join(a, b, ancestor));

            // Where nothing has to be decided, the order does not matter; "later" is one and the same on both sides.
            assertSame(law + ": commutative", Join.of(a, b, Ancestor.NONE, HERE).state(),
                    Join.of(b, a, Ancestor.NONE, THERE).state());
            assertSame(law + ": associative",
                    numbers(join(join(a, b, Ancestor.NONE), c, Ancestor.NONE)),
                    numbers(join(a, join(b, c, Ancestor.NONE), Ancestor.NONE)));

            assertNothingLost(law, a, b, ancestor);
        });
    }

    private static void assertNothingLost(String law, Snapshot here, Snapshot there, Ancestor ancestor) {
        var joined = join(here, there, ancestor);
        here.metrics().forEach((name, value) -> {
            var after = joined.metrics().get(name);
            assertThat(after).as(law + ": " + name + " stays").isNotNull();
            if (after != null && Values.rank(value) == Values.Rank.NUMBER) {
                assertThat(Values.rank(after)).as(law).isEqualTo(Values.Rank.NUMBER);
                var changedHereAlone = Values.same(value, after);
                assertThat(changedHereAlone || Values.compare(after, value) > 0).as(law + ": " + name).isTrue();
            }
        });
        assertThat(joined.unlocked()).as(law).containsAll(here.unlocked());
        var taken = new HashSet<>(there.unlocked());
        taken.removeAll(ancestor.unlocked());
        assertThat(joined.unlocked()).as(law).containsAll(taken);
    }

    private static Snapshot join(Snapshot here, Snapshot there, Ancestor ancestor) {
        return Join.of(here, there, ancestor, HERE).state();
    }

    private static void assertSame(String law, Snapshot one, Snapshot other) {
        assertThat(Values.same(one.metrics(), other.metrics())).as(law + ": " + one + " and " + other).isTrue();
        assertThat(new HashSet<>(one.unlocked())).as(law).isEqualTo(new HashSet<>(other.unlocked()));
    }

    /** Words are decided by time, which is no law of the values. */
    private static Snapshot numbers(Snapshot state) {
        var numbers = new LinkedHashMap<String, MetricValue>();
        state.metrics().forEach((name, value) -> {
            if (Values.rank(value) != Values.Rank.WORD) {
                numbers.put(name, value);
            }
        });
        return new Snapshot(Metrics.of(numbers), state.unlocked());
    }

    private static Snapshot random(Random random) {
        var metrics = new LinkedHashMap<String, MetricValue>();
        for (var name : List.of("p", "q", "r", "s")) {
            if (random.nextInt(4) > 0) {
                metrics.put(name, value(random));
            }
        }
        var ids = new LinkedHashSet<String>();
        for (var count = random.nextInt(4); count > 0; count--) {
            ids.add("id" + random.nextInt(5));
        }
        return new Snapshot(Metrics.of(metrics), List.copyOf(ids));
    }

    private static MetricValue value(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> NULL;
            case 1 -> EMPTY;
            case 2 -> w(random.nextBoolean() ? "x" : "y");
            case 3 -> b(random.nextBoolean());
            case 4 -> a(n(random.nextInt(3)), n(random.nextInt(3)));
            default -> n(random.nextInt(4));
        };
    }

    private static Arguments example(
            String name,
            @Nullable MetricValue base,
            @Nullable MetricValue here,
            @Nullable MetricValue there,
            @Nullable MetricValue expected) {
        return Arguments.of(name, base, here, there, expected);
    }

    private static Snapshot state(@Nullable MetricValue value) {
        return new Snapshot(value == null ? Metrics.empty() : Metrics.of(Map.of("m", value)), List.of());
    }

    private static Snapshot unlocked(String... ids) {
        return new Snapshot(Metrics.empty(), List.of(ids));
    }

    private static MetricValue n(double value) {
        return MetricValue.of(value);
    }

    private static MetricValue w(String value) {
        return MetricValue.of(value);
    }

    private static MetricValue b(boolean value) {
        return MetricValue.of(value);
    }

    private static MetricValue a(MetricValue... values) {
        return new MetricValue.Array(List.of(values));
    }
}
