package dev.laurel.ui.activity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.platform.AtomicFile;
import dev.laurel.store.ActivityEntry;
import dev.laurel.ui.dialog.FilePicker;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.Origin;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.notification.Notifier;
import org.jspecify.annotations.Nullable;

/** The activity log of the open profile, filtered. On the FX thread. */
public final class ActivityViewModel {
    /** How far back the view reaches; the CSV and the command line reach as far. */
    static final int MOST = 10_000;

    private final CurrentProfile current;
    private final FilePicker files;
    private final Notifier notifier;
    private final I18n i18n;
    private final ObservableList<ActivityRow> all = FXCollections.observableArrayList();
    private final ObservableList<ActivityRow> readOnlyAll = FXCollections.unmodifiableObservableList(all);
    private final FilteredList<ActivityRow> shown = new FilteredList<>(all);
    private final ObservableList<ActivityRow> readOnlyShown = FXCollections.unmodifiableObservableList(shown);
    private final ObjectProperty<@Nullable ActivityKind> kind = new SimpleObjectProperty<>(this, "kind");
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ReadOnlyObjectWrapper<@Nullable LaurelError> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final UnseenFailures unseen;

    /**
     * The log of the open profile; read anew whenever its state changes.
     *
     * @param ended changes when a task has ended, which may have been noted
     * @param unseen counts what went wrong while it was out of sight
     */
    public ActivityViewModel(
            CurrentProfile current, ObservableValue<Number> ended, UnseenFailures unseen, FilePicker files,
            Notifier notifier, I18n i18n) {
        this.current = current;
        this.unseen = unseen;
        this.files = files;
        this.notifier = notifier;
        this.i18n = i18n;
        shown.predicateProperty().bind(Bindings.createObjectBinding(() -> {
            var wanted = kind.get();
            var text = search.get().strip().toLowerCase(i18n.locale());
            return row -> (wanted == null || row.kind() == wanted)
                    && (text.isEmpty() || row.matches(text, i18n.locale()));
        }, kind, search));
        current.state().subscribe(_ -> load());
        ended.subscribe((_, _) -> load());
    }

    /** Reads the log again. */
    public void load() {
        if (current.profile() == null) {
            show(List.of());
            return;
        }
        current.read("", (session, _, _) -> session.activity(MOST).stream().map(this::row).toList(), this::show,
                failure::set);
    }

    private void show(List<ActivityRow> rows) {
        failure.set(null);
        all.setAll(rows);
    }

    /** The view has come into sight or gone out of it; failures in sight are seen. */
    public void setInSight(boolean value) {
        unseen.setInSight(value);
        if (value) {
            load();
        }
    }

    private ActivityRow row(ActivityEntry entry) {
        var what = ActivityKind.of(entry.what());
        var trigger = Origin.of(entry.trigger());
        var result = ActivityOutcome.of(entry);
        return new ActivityRow(
                entry.time(), i18n.dateTime(entry.time()), what,
                what == ActivityKind.OTHER ? entry.what() : i18n.text(what.key()), trigger,
                trigger == Origin.OTHER ? entry.trigger() : i18n.text(trigger.key()), entry.detail(),
                entry.took(), took(entry.took()), entry.bytes(),
                entry.bytes() < 0 ? "" : i18n.size(entry.bytes()), result, i18n.text(result.key()),
                entry.isFailed() ? String.valueOf(entry.errorCode()) : "");
    }

    private String took(Duration duration) {
        var millis = duration.toMillis();
        return millis < 1000
                ? i18n.text("activity.took.millis", millis)
                : i18n.text("activity.took.seconds", i18n.number(Math.round(millis / 100.0) / 10.0));
    }

    /** Rows as text to paste, a line each, parts set apart by tabs. */
    public String asText(List<ActivityRow> rows) {
        var lines = new ArrayList<String>();
        rows.forEach(row -> lines.add(String.join("\t", row.when(), row.what(), row.triggerText(), row.detail(),
                row.took(), row.size(), row.outcome(), row.code()).stripTrailing()));
        return String.join("\n", lines);
    }

    /** Asks where to, and writes what is shown as CSV (RFC 4180, UTF-8). */
    public void exportCsv() {
        var rows = List.copyOf(shown);
        var kinds = List.of(new FilePicker.Kind("CSV", List.of("*.csv")));
        files.saveFile(i18n.text("activity.csv.title"), "laurel-activity.csv", kinds).ifPresent(target ->
                current.read(i18n.text("activity.csv.task"), (_, _, _) -> {
                    write(target, csv(rows));
                    return target;
                }, written -> notifier.success(i18n.text("activity.csv.done"), String.valueOf(written.getFileName())),
                        failure::set));
    }

    private static void write(Path target, String text) {
        try {
            AtomicFile.write(target, AtomicFile.Access.USUAL, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_WRITE, target), e);
        }
    }

    private static String csv(List<ActivityRow> rows) {
        var text = new StringBuilder("time,what,trigger,detail,milliseconds,bytes,outcome,code\r\n");
        Consumer<String> cell = value -> text.append('"').append(value.replace("\"", "\"\"")).append('"');
        for (var row : rows) {
            text.append(row.time()).append(',');
            List.of(row.what(), row.triggerText(), row.detail()).forEach(value -> {
                cell.accept(value);
                text.append(',');
            });
            // Numbers as spreadsheets read them, whatever the language.
            text.append(row.duration().toMillis()).append(',').append(row.bytes() < 0 ? "" : row.bytes()).append(',');
            cell.accept(row.outcome());
            text.append(',');
            cell.accept(row.code());
            text.append("\r\n");
        }
        return text.toString();
    }

    /** The rows that the filter lets through, newest first. */
    public ObservableList<ActivityRow> rows() {
        return readOnlyShown;
    }

    /** All rows, newest first. */
    public ObservableList<ActivityRow> allRows() {
        return readOnlyAll;
    }

    /** The one kind that is shown, or null for all. */
    public ObjectProperty<@Nullable ActivityKind> kindProperty() {
        return kind;
    }

    /** The kinds that are in the log, for the filter. */
    public List<ActivityKind> kinds() {
        return all.stream().map(ActivityRow::kind).distinct().sorted().toList();
    }

    /** What is searched for. */
    public StringProperty searchProperty() {
        return search;
    }

    /** Shows everything again. */
    public void clearFilter() {
        kind.set(null);
        search.set("");
    }

    /** Why the log can't be read, or null. */
    public ReadOnlyObjectProperty<@Nullable LaurelError> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** An error's sentence, where this version knows its code. */
    public String explanation(ActivityRow row) {
        for (var code : ErrorCode.values()) {
            if (code.text().equals(row.code())) {
                return i18n.text("error." + row.code() + ".next");
            }
        }
        return "";
    }
}
