package dev.laurel.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.laurel.error.ErrorCode;
import dev.laurel.ui.dialog.Confirmation;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.ErrorReport;
import dev.laurel.ui.dialog.Input;
import org.jspecify.annotations.Nullable;

/** Keeps what was told and asked; every question is answered with yes, every input with what it offers. */
public final class RecordingDialogs implements Dialogs {
    private final List<ErrorReport> errors = new ArrayList<>();
    private final List<Confirmation> questions = new ArrayList<>();
    private String passphrase = "";
    private @Nullable String line;

    @Override
    public void error(ErrorReport report) {
        errors.add(report);
    }

    @Override
    public void confirm(Confirmation question, Runnable yes) {
        questions.add(question);
        yes.run();
    }

    @Override
    public void passphrase(Confirmation question, Consumer<char[]> answer) {
        questions.add(question);
        answer.accept(passphrase.toCharArray());
    }

    /** What is typed from now on when a passphrase is asked for. */
    public void typePassphrase(String typed) {
        passphrase = typed;
    }

    @Override
    public void input(Input question, Consumer<String> answer) {
        answer.accept(line == null ? question.initial() : line);
    }

    /** What is typed from now on when a line is asked for; null for what is offered. */
    public void type(@Nullable String typed) {
        line = typed;
    }

    /** The codes of all errors so far. */
    public List<ErrorReport> reports() {
        return List.copyOf(errors);
    }

    /** The codes of them. */
    public List<ErrorCode> codes() {
        return errors.stream().map(report -> report.error().code()).toList();
    }

    /** All questions so far. */
    public List<Confirmation> questions() {
        return List.copyOf(questions);
    }
}
