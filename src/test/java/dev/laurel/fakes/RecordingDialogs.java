package dev.laurel.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.laurel.error.ErrorCode;
import dev.laurel.ui.dialog.Confirmation;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.ErrorReport;
import dev.laurel.ui.dialog.Input;

/** Keeps what was told and asked; every question is answered with yes, every input with what it offers. */
public final class RecordingDialogs implements Dialogs {
    private final List<ErrorReport> errors = new ArrayList<>();
    private final List<Confirmation> questions = new ArrayList<>();

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
    public void input(Input question, Consumer<String> answer) {
        answer.accept(question.initial());
    }

    /** The codes of all errors so far. */
    public List<ErrorCode> codes() {
        return errors.stream().map(report -> report.error().code()).toList();
    }

    /** All questions so far. */
    public List<Confirmation> questions() {
        return List.copyOf(questions);
    }
}
