package dev.laurel.fakes;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

import dev.laurel.ui.dialog.FilePicker;

/** Answers what a test has laid ready, in order; nothing laid ready is a person who cancels. */
public final class ScriptedFilePicker implements FilePicker {
    private final Queue<Path> answers = new ArrayDeque<>();

    /** Lays an answer ready. */
    public void answer(Path path) {
        answers.add(path);
    }

    @Override
    public Optional<Path> openFile(String title, List<Kind> kinds) {
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, List<Kind> kinds) {
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Path> openFolder(String title) {
        return Optional.ofNullable(answers.poll());
    }
}
