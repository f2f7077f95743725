package dev.laurel.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import dev.laurel.fakes.Fork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
    @TempDir
    Path temp;

    @Test
    void onlyOneHasItInThisProcess() throws IOException {
        var file = temp.resolve("lock");
        try (var held = ProcessLock.tryAcquire(file).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(ProcessLock.tryAcquire(file)).isEmpty();
            assertThat(ProcessLock.acquire(file, Duration.ZERO)).isEmpty();
        }
        try (var again = ProcessLock.acquire(file, Duration.ZERO).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void tryingAgainHereDoesNotLetOthersIn() throws Exception {
        var file = temp.resolve("lock");
        try (var held = ProcessLock.tryAcquire(file).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(ProcessLock.tryAcquire(file)).isEmpty();
            assertThat(ProcessLock.tryAcquire(temp.resolve("x/../lock").normalize())).isEmpty();
            try (var other = Fork.of(Trier.class, file.toString())) {
                assertThat(other.line()).isEqualTo("false");
            }
        }
    }

    /** Tries once. */
    static final class Trier {
        private Trier() {}

        public static void main(String[] args) throws IOException {
            System.out.println(ProcessLock.tryAcquire(Path.of(args[0])).isPresent());
        }
    }

    @Test
    void theSystemReleasesItWhenItsHolderIsKilled() throws Exception {
        var file = temp.resolve("lock");
        try (var holder = Fork.of(Holder.class, file.toString())) {
            assertThat(holder.line()).isEqualTo("held");
            assertThat(ProcessLock.tryAcquire(file)).isEmpty();

            holder.kill();

            try (var mine = ProcessLock.acquire(file, Duration.ofSeconds(30)).orElseThrow()) {
                assertThat(mine).isNotNull();
            }
        }
    }

    /** Holds the lock until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException {
            try (var _ = ProcessLock.tryAcquire(Path.of(args[0])).orElseThrow()) {
                System.out.println("held");
                var ignored = System.in.read();
                System.out.println(ignored);
            }
        }
    }
}
