package dev.laurel.fakes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Lane;
import dev.laurel.task.Progress;
import dev.laurel.task.RunningTask;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;

/**
 * Runs everything at once on the calling thread, so that a view-model is tested without a toolkit. What is to happen
 * again and again happens when a test says {@link #tick()}.
 */
public final class SameThreadTaskRunner implements TaskRunner {
    private final List<Repeating> repeating = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();

    @Override
    public <T> RunningTask start(Task<T> task) {
        names.add(task.name());
        lanes.add(task.lane());
        T result;
        try {
            result = task.work().run(Progress.NONE, CancelToken.NEVER);
        } catch (CancellationException e) {
            task.onCancelled().run();
            return new Done(task.name());
        } catch (LaurelException e) {
            task.onFailure().accept(e.error());
            return new Done(task.name());
        } catch (Exception e) {
            task.onFailure().accept(LaurelError.of(ErrorCode.UNEXPECTED, String.valueOf(e)));
            return new Done(task.name());
        }
        task.onSuccess().accept(result);
        return new Done(task.name());
    }

    @Override
    public void deliver(Runnable action) {
        action.run();
    }

    @Override
    public RunningTask every(Duration period, String name, Runnable action) {
        var added = new Repeating(name, action);
        repeating.add(added);
        return added;
    }

    /** Lets one period pass for everything that repeats. */
    public void tick() {
        List.copyOf(repeating).forEach(each -> each.action.run());
    }

    /** The names of all tasks started so far, in order. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Their lanes. */
    public List<Lane> lanes() {
        return List.copyOf(lanes);
    }

    private record Done(String name) implements RunningTask {
        @Override
        public void cancel() {}
    }

    private final class Repeating implements RunningTask {
        private final String name;
        private final Runnable action;

        Repeating(String name, Runnable action) {
            this.name = name;
            this.action = action;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void cancel() {
            repeating.remove(this);
        }
    }
}
