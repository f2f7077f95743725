package dev.laurel.ui.control;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A calendar to look at: the days of a month, weeks beginning on Monday, or the months of a year. Nothing is chosen in
 * it. It is one stop of the Tab key; within it the arrow keys go from day to day, Page Up and Page Down to another
 * month (year), Home and End to its ends, Enter from a month of the year into it and Escape back to the year.
 */
public final class LookCalendar extends VBox {
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass LATER = PseudoClass.getPseudoClass("later");
    private static final int MONTHS_IN_A_ROW = 3;

    private final LocalDate today;
    private final Locale locale;
    private final Button title = new Button();
    private final GridPane grid = new GridPane();
    private final ObjectProperty<YearMonth> month = new SimpleObjectProperty<>(this, "month");
    private final List<Cell> cells = new ArrayList<>();
    private Function<LocalDate, CalendarMark> days = _ -> CalendarMark.NONE;
    private Function<YearMonth, CalendarMark> months = _ -> CalendarMark.NONE;
    private boolean isYear;
    /** Where the keys are; in a month shown as a whole its day, in a year that day's month. */
    private LocalDate at;

    /** A day or a month on the screen, by its first day. */
    private record Cell(LocalDate date, Label node) {}

    /**
     * A calendar of the current month.
     *
     * @param words what its buttons are called
     */
    public LookCalendar(LocalDate today, Locale locale, Words words) {
        this.today = today;
        this.locale = locale;
        at = today;
        month.set(YearMonth.from(today));
        getStyleClass().add("look-calendar");
        title.getStyleClass().addAll("flat", "calendar-title");
        title.setTooltip(new Tooltip(words.wholeYear()));
        title.setOnAction(_ -> showYear(!isYear));
        var back = turn("fth-chevron-left", words.back(), -1);
        var on = turn("fth-chevron-right", words.on(), 1);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var header = new HBox(4, title, room, back, on);
        header.setAlignment(Pos.CENTER_LEFT);
        grid.getStyleClass().add("calendar-grid");
        grid.setAccessibleRole(AccessibleRole.PARENT);
        getChildren().addAll(header, grid);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        month.subscribe(_ -> build());
    }

    /**
     * What the buttons are called.
     *
     * @param back to the month, or year, before
     * @param on to the one after
     * @param wholeYear to the months of the year and back
     */
    public record Words(String back, String on, String wholeYear) {}

    private Button turn(String icon, String words, int by) {
        var button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("icon-button", "flat", "small");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(_ -> go(isYear ? at.plusYears(by) : at.plusMonths(by)));
        return button;
    }

    /** Says what to show of each day and each month. */
    public void setMarks(Function<LocalDate, CalendarMark> ofDay, Function<YearMonth, CalendarMark> ofMonth) {
        days = ofDay;
        months = ofMonth;
        build();
    }

    /** The month that is shown, or was before its year. */
    public ObjectProperty<YearMonth> monthProperty() {
        return month;
    }

    private void showYear(boolean year) {
        isYear = year;
        build();
    }

    /** Shows a day, on another page if it has to be. */
    private void go(LocalDate date) {
        at = date;
        var there = YearMonth.from(date);
        if (there.equals(month.get())) {
            place(false);
        } else {
            month.set(there);
        }
    }

    private void build() {
        var hadFocus = cells.stream().anyMatch(it -> it.node().isFocused());
        var shown = month.get();
        if (!YearMonth.from(at).equals(shown)) {
            at = shown.atDay(Math.min(at.getDayOfMonth(), shown.lengthOfMonth()));
        }
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        cells.clear();
        title.setText(DateTimeFormatter.ofPattern(isYear ? "uuuu" : "LLLL uuuu", locale).format(shown));
        if (isYear) {
            columns(MONTHS_IN_A_ROW);
            for (var number = 1; number <= 12; number++) {
                var each = YearMonth.of(shown.getYear(), number);
                add(each.atDay(1), each.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, locale),
                        DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(each), months.apply(each),
                        (number - 1) % MONTHS_IN_A_ROW, (number - 1) / MONTHS_IN_A_ROW);
            }
        } else {
            columns(7);
            for (var day : DayOfWeek.values()) {
                var name = new Label(day.getDisplayName(TextStyle.SHORT_STANDALONE, locale));
                name.getStyleClass().add("calendar-weekday");
                GridPane.setHalignment(name, HPos.CENTER);
                grid.add(name, day.getValue() - 1, 0);
            }
            var first = shown.atDay(1).getDayOfWeek().getValue() - 1;
            for (var day = 1; day <= shown.lengthOfMonth(); day++) {
                var date = shown.atDay(day);
                var place = first + day - 1;
                add(date, String.valueOf(day), DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(date),
                        days.apply(date), place % 7, 1 + place / 7);
            }
        }
        place(hadFocus);
    }

    private void columns(int count) {
        for (var i = 0; i < count; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / count);
            grid.getColumnConstraints().add(column);
        }
    }

    private void add(LocalDate date, String shortName, String name, CalendarMark mark, int column, int row) {
        var number = new Label(shortName);
        number.getStyleClass().add("calendar-number");
        number.setMinWidth(USE_PREF_SIZE);
        var text = new Label(mark.text());
        text.getStyleClass().add("calendar-text");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var line = new HBox(1, number, room);
        if (mark.flagged()) {
            var flag = new FontIcon("fth-bookmark");
            flag.getStyleClass().add("calendar-flag");
            line.getChildren().add(flag);
        }
        line.getChildren().add(text);
        line.setAlignment(Pos.CENTER_LEFT);
        // A label is what screen readers read whole; it is never where the mouse does something.
        var cell = new Label(null, line);
        line.prefWidthProperty().bind(cell.widthProperty().subtract(10));
        cell.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        cell.setMinWidth(0);
        cell.getStyleClass().addAll("calendar-cell", switch (mark.look()) {
            case EMPTY -> "empty";
            case FULL -> "full";
            case FADED -> "faded";
        });
        cell.setAccessibleText(mark.words().isEmpty() ? name : name + ": " + mark.words().replace("\n", "; "));
        if (!mark.words().isEmpty()) {
            cell.setTooltip(new Tooltip(name + "\n" + mark.words()));
        }
        cell.pseudoClassStateChanged(TODAY, date.equals(isYear ? today.withDayOfMonth(1) : today));
        cell.pseudoClassStateChanged(LATER, date.isAfter(today));
        cell.setOnMouseClicked(_ -> {
            at = date;
            if (isYear) {
                open();
            } else {
                place(true);
            }
        });
        cells.add(new Cell(date, cell));
        grid.add(cell, column, row);
    }

    /** Only the cell where the keys are is a stop of the Tab key. */
    private void place(boolean focus) {
        var here = isYear ? at.withDayOfMonth(1) : at;
        for (var cell : cells) {
            cell.node().setFocusTraversable(cell.date().equals(here));
        }
        if (focus) {
            current().node().requestFocus();
        }
    }

    private Cell current() {
        var here = isYear ? at.withDayOfMonth(1) : at;
        return cells.stream().filter(it -> it.date().equals(here)).findFirst().orElseThrow();
    }

    private void onKey(KeyEvent event) {
        if (cells.stream().noneMatch(it -> it.node().isFocused())) {
            return;
        }
        var to = target(event);
        if (to != null) {
            event.consume();
            go(to);
            current().node().requestFocus();
        } else if (isYear && (event.getCode() == KeyCode.ENTER
                || event.getCode() == KeyCode.SPACE)) {
            event.consume();
            open();
        } else if (!isYear && event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            showYear(true);
        }
    }

    private void open() {
        month.set(YearMonth.from(at));
        showYear(false);
        current().node().requestFocus();
    }

    private @Nullable LocalDate target(KeyEvent event) {
        var unit = isYear ? ChronoUnit.MONTHS : ChronoUnit.DAYS;
        var row = isYear ? MONTHS_IN_A_ROW : 7;
        return switch (event.getCode()) {
            case LEFT -> at.minus(1, unit);
            case RIGHT -> at.plus(1, unit);
            case UP -> at.minus(row, unit);
            case DOWN -> at.plus(row, unit);
            case PAGE_UP -> isYear ? at.minusYears(1) : at.minusMonths(1);
            case PAGE_DOWN -> isYear ? at.plusYears(1) : at.plusMonths(1);
            case HOME -> isYear ? at.withDayOfYear(1) : at.withDayOfMonth(1);
            case END -> isYear ? at.withMonth(12).withDayOfMonth(1) : at.withDayOfMonth(at.lengthOfMonth());
            default -> null;
        };
    }
}
