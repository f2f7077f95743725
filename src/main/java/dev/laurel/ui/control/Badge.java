package dev.laurel.ui.control;

import java.util.Arrays;
import java.util.Locale;

import javafx.scene.control.Label;

import org.kordamp.ikonli.javafx.FontIcon;

/** A short word on a coloured, fully round ground; the icon says the same as the colour. Usable from FXML. */
public final class Badge extends Label {
    private Tone tone = Tone.NEUTRAL;

    /** What a badge's colour means. */
    public enum Tone {
        NEUTRAL,
        ACCENT,
        SUCCESS,
        WARNING,
        DANGER
    }

    /** A grey badge. */
    public Badge() {
        getStyleClass().addAll("badge", "badge-neutral");
    }

    /**
     * A badge.
     *
     * @param icon as Ikonli names it; empty for none
     */
    public Badge(Tone tone, String icon, String text) {
        this();
        setTone(tone);
        setIcon(icon);
        setText(text);
    }

    /** What its colour means. */
    public Tone getTone() {
        return tone;
    }

    /** See {@link #getTone()}. */
    public void setTone(Tone value) {
        tone = value;
        StyleClass.choose(this, styleClass(value), Arrays.stream(Tone.values()).map(Badge::styleClass).toList());
    }

    /** Its icon as Ikonli names it; empty for none. */
    public String getIcon() {
        return getGraphic() instanceof FontIcon font ? font.getIconLiteral() : "";
    }

    /** See {@link #getIcon()}. */
    public void setIcon(String icon) {
        setGraphic(icon.isEmpty() ? null : new FontIcon(icon));
    }

    private static String styleClass(Tone tone) {
        return "badge-" + tone.name().toLowerCase(Locale.ROOT);
    }
}
