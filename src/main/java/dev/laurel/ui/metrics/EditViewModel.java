package dev.laurel.ui.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import javafx.beans.value.ObservableValue;

import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.engine.transfer.MetricChoice;
import dev.laurel.profile.ProfileSession;
import dev.laurel.ui.dialog.Confirmation;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.face.Masking;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** Changes values by hand, after showing what that leads to. Lives on the FX thread. */
public final class EditViewModel {
    /** So many achievements are named before a sale is closed with "and n more". */
    private static final int MOST_NAMED = 6;

    private final CurrentProfile current;
    private final I18n i18n;
    private final ObservableValue<Masking> masking;
    private final Dialogs dialogs;

    /** Changes values of the open profile. */
    public EditViewModel(CurrentProfile current, I18n i18n, ObservableValue<Masking> masking, Dialogs dialogs) {
        this.current = current;
        this.i18n = i18n;
        this.masking = masking;
        this.dialogs = dialogs;
    }

    /** Reads what was typed into a row; nothing if it is no value of its kind. */
    public Optional<MetricValue> read(MetricRow row, String typed) {
        return MetricEdit.read(typed, row.line().kind(), i18n.locale());
    }

    /** Shows what a new value leads to and saves it if the person says so. */
    public void propose(MetricRow row, MetricValue value) {
        if (!value.equals(row.line().current())) {
            plan(row, value, true);
        }
    }

    /** Adds to a number; asks only if that unlocks something. */
    public void step(MetricRow row, double amount) {
        if (row.line().current() instanceof MetricValue.Numeric(var number)) {
            var next = MetricEdit.step(number, amount);
            if (next != number) {
                plan(row, MetricValue.of(next), false);
            }
        }
    }

    private void plan(MetricRow row, MetricValue value, boolean ask) {
        var edit = new MetricEdit(row.name(), row.line().current(), value);
        var stored = edit.stored(row.line().others());
        current.inLane("", (session, _, _) -> consequences(session, edit, stored), consequences -> {
            if (ask || !consequences.unlocks().isEmpty()) {
                dialogs.confirm(question(consequences), () -> save(edit.metric(), stored));
            } else {
                save(edit.metric(), stored);
            }
        }, dialogs::error);
    }

    private void save(String metric, MetricValue value) {
        current.inLane("", (session, _, _) -> {
            session.engine().update(metric, value);
            return true;
        }, _ -> {}, dialogs::error);
    }

    /** A dry run: the engine plans an import of its own state with this one value typed in. */
    private static MetricEdit.Consequences consequences(ProfileSession session, MetricEdit edit, MetricValue stored) {
        var engine = session.engine();
        var options = new ImportOptions(ImportStrategy.PRESERVE, false, null,
                Map.of(edit.metric(), new MetricChoice.Typed(stored)));
        var before = List.copyOf(engine.unlocked());
        var plan = engine.plan(engine.exportData(), options);
        var unlocks = plan.newlyMet().stream()
                .filter(id -> !before.contains(id))
                .flatMap(id -> engine.catalog().find(id).stream())
                .toList();
        var ofMetric = engine.achievements().stream()
                .filter(status -> status.achievement().metric().equals(edit.metric()))
                .toList();
        return new MetricEdit.Consequences(edit, unlocks, edit.unearned(ofMetric));
    }

    private Confirmation question(MetricEdit.Consequences consequences) {
        var edit = consequences.edit();
        var lines = new ArrayList<String>();
        lines.add(i18n.text("metrics.edit.change", value(edit.before()), value(edit.after())));
        lines.add(consequences.unlocks().isEmpty()
                ? i18n.text("metrics.edit.unlocksNothing")
                : i18n.text("metrics.edit.unlocks", consequences.unlocks().size(),
                        titles(consequences.unlocks(), false)));
        if (!consequences.unearned().isEmpty()) {
            lines.add(i18n.text("metrics.edit.unearned", consequences.unearned().size(),
                    titles(consequences.unearned(), true)));
        }
        return new Confirmation(i18n.text("metrics.edit.title", edit.metric()), String.join("\n\n", lines),
                i18n.text("metrics.edit.save"), false);
    }

    private String value(@Nullable MetricValue value) {
        return value == null ? i18n.text("metrics.value.none") : i18n.value(value);
    }

    private String titles(List<Achievement> achievements, boolean unlocked) {
        var named = achievements.stream()
                .limit(MOST_NAMED)
                .map(achievement -> masking.getValue().faceOf(achievement, unlocked).title())
                .map(title -> title == null ? i18n.text("face.hidden") : title)
                .collect(Collectors.joining(", "));
        return achievements.size() <= MOST_NAMED
                ? named
                : i18n.text("metrics.edit.more", named, achievements.size() - MOST_NAMED);
    }
}
