package dev.laurel.ui.fx;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.LaurelError;
import dev.laurel.i18n.ErrorText;
import dev.laurel.i18n.Messages;

/** Texts, numbers, times and sizes as the person reads them. Safe from any thread. */
public final class I18n {
    private final Messages messages;
    private final InstantSource clock;
    private final ZoneId zone;

    /** For a language, with the clock that relative times are counted from and the zone that days are told in. */
    public I18n(Messages messages, InstantSource clock, ZoneId zone) {
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    /** The language and country. */
    public Locale locale() {
        return messages.locale();
    }

    /** The zone in which days are told. */
    public ZoneId zone() {
        return zone;
    }

    /** The texts as a bundle, for FXML. */
    public ResourceBundle bundle() {
        return messages.bundle();
    }

    /** A text with its placeholders filled. */
    public String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    /** An error in words. */
    public ErrorText error(LaurelError error) {
        return messages.error(error);
    }

    /** A number with grouping and at most six decimals, for example {@code 48,250}. */
    public String number(double value) {
        var format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(Math.abs(value) < 1e15 ? 6 : 0);
        return format.format(value == 0 ? 0 : value);
    }

    /** A fraction as whole percent, rounded down so that only what is complete says 100. */
    public String percent(double fraction) {
        return text("format.percent", number(Math.floor(fraction * 100 + 1e-9)));
    }

    /** A metric's current value in one line. */
    public String value(MetricValue value) {
        return switch (value.current()) {
            case MetricValue.Numeric(var number) -> number(number);
            case MetricValue.Text(var string) -> string;
            case MetricValue.Bool(var bool) -> String.valueOf(bool);
            case MetricValue.Null() -> "null";
            case MetricValue.Array(var values) -> text("format.values", values.size());
            case MetricValue.Opaque(var json) -> json;
        };
    }

    /** A day, for example {@code 8 Nov 2026}. */
    public String date(Instant instant) {
        return format("format.date", instant);
    }

    /** A day without its year, for example {@code 8 Nov}. */
    public String day(Instant instant) {
        return format("format.day", instant);
    }

    /** A time of day, for example {@code 21:14}. */
    public String time(Instant instant) {
        return format("format.time", instant);
    }

    /** A day of this year with its time, for example {@code 8 Nov, 21:14}; with the year if it is another one. */
    public String dayTime(Instant instant) {
        return format(isThisYear(instant) ? "format.dayTime" : "format.dateTime", instant);
    }

    /** A whole moment, for example {@code 8 Nov 2026, 21:14}. */
    public String dateTime(Instant instant) {
        return format("format.dateTime", instant);
    }

    /** A whole moment with its weekday, for example {@code Sun 8 Nov 2026, 21:14}. */
    public String fullDateTime(Instant instant) {
        return format("format.fullDateTime", instant);
    }

    /** A moment in the near past as people say it: "just now", "2 min ago", "Yesterday, 21:48", then the day. */
    public String ago(Instant instant) {
        var seconds = Duration.between(instant, clock.instant()).toSeconds();
        if (seconds >= 0 && seconds < 60) {
            return text("format.justNow");
        } else if (seconds >= 0 && seconds < 3600) {
            return text("format.minutesAgo", seconds / 60);
        }
        var days = today().toEpochDay() - LocalDate.ofInstant(instant, zone).toEpochDay();
        return switch (Math.clamp(days, -1, 2)) {
            case 0 -> text("format.today", time(instant));
            case 1 -> text("format.yesterday", time(instant));
            default -> dayTime(instant);
        };
    }

    /** A moment's age in one unit: "Now", "6 min", "17 h", "3 d". */
    public String age(Instant instant) {
        var age = Duration.between(instant, clock.instant());
        if (age.toMinutes() < 1) {
            return text("format.age.now");
        } else if (age.toHours() < 1) {
            return text("format.age.minutes", age.toMinutes());
        } else if (age.toDays() < 1) {
            return text("format.age.hours", age.toHours());
        }
        return text("format.age.days", age.toDays());
    }

    /** A size with decimal units, for example {@code 2.4 KB}. */
    public String size(long bytes) {
        var unit = 0;
        double size = bytes;
        while (size >= 999.5 && unit < 4) {
            size /= 1000;
            unit++;
        }
        var format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(unit == 0 || size >= 99.95 ? 0 : 1);
        return text("format.size." + unit, format.format(size));
    }

    private String format(String pattern, Instant instant) {
        return DateTimeFormatter.ofPattern(text(pattern), locale()).format(instant.atZone(zone));
    }

    private boolean isThisYear(Instant instant) {
        return instant.atZone(zone).getYear() == today().getYear();
    }

    /** The day that it is. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
