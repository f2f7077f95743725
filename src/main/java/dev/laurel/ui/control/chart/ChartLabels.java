package dev.laurel.ui.control.chart;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** How the values and times of a chart read, in the person's language. On the FX thread. */
public interface ChartLabels {
    /** Says nothing. */
    ChartLabels NONE = new ChartLabels() {
        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }

        @Override
        public String axis(double value) {
            return "";
        }

        @Override
        public String tick(long time, boolean daily) {
            return "";
        }

        @Override
        public String end(long time) {
            return "";
        }

        @Override
        public String more(int count, double upTo) {
            return "";
        }

        @Override
        public Hover hover(long time, double value) {
            return new Hover("", "", "", "");
        }
    };

    /**
     * What the crosshair says.
     *
     * @param title when
     * @param value how much
     * @param note what that means, or empty
     * @param icon of the achievement that the note is about, or empty
     */
    record Hover(String title, String value, String note, String icon) {}

    /** The zone in which days begin. */
    ZoneId zone();

    /** A value in short: "50k". */
    String axis(double value);

    /**
     * A time under the axis.
     *
     * @param daily whether its time of day goes without saying
     */
    String tick(long time, boolean daily);

    /** The time at the right end. */
    String end(long time);

    /** Thresholds that share a label: "5 more, up to 5k". */
    String more(int count, double upTo);

    /** What the crosshair says. */
    Hover hover(long time, double value);
}
