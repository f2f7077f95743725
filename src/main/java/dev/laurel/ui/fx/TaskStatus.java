package dev.laurel.ui.fx;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

import dev.laurel.task.RunningTask;

/** A running task as the status bar shows it. Lives on the FX thread. */
public final class TaskStatus {
    private final RunningTask task;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);

    /** A task that has not said yet how far it is. */
    public TaskStatus(RunningTask task) {
        this.task = task;
    }

    /** What people see it called. */
    public String name() {
        return task.name();
    }

    /** From 0 to 1, or negative while it is not known. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** See {@link #progressProperty()}. */
    public double getProgress() {
        return progress.get();
    }

    /** Asks it to stop. */
    public void cancel() {
        task.cancel();
    }

    /**
     * Says how far it is.
     *
     * @param fraction from 0 to 1, or negative
     */
    public void setProgress(double fraction) {
        progress.set(fraction);
    }
}
