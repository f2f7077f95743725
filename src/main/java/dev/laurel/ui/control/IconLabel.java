package dev.laurel.ui.control;

import javafx.scene.control.Label;

import org.kordamp.ikonli.javafx.FontIcon;

/** A text behind an icon, both of which may change their look. */
public final class IconLabel extends Label {
    private final FontIcon icon = new FontIcon();
    private String iconStyle = "";
    private String textStyle = "";

    /** A label that shows nothing yet. */
    public IconLabel() {
        setGraphicTextGap(8);
    }

    /**
     * Shows something else.
     *
     * @param literal the icon as Ikonli names it
     * @param styleOfIcon style class of the icon, or empty
     * @param text behind it
     * @param styleOfText style class of the text, or empty
     */
    public void show(String literal, String styleOfIcon, String text, String styleOfText) {
        if (!literal.equals(icon.getIconLiteral())) {
            icon.setIconLiteral(literal);
        }
        if (getGraphic() == null) {
            setGraphic(icon);
        }
        if (!iconStyle.equals(styleOfIcon)) {
            icon.getStyleClass().remove(iconStyle);
            icon.getStyleClass().add(styleOfIcon);
            iconStyle = styleOfIcon;
        }
        if (!textStyle.equals(styleOfText)) {
            getStyleClass().remove(textStyle);
            getStyleClass().add(styleOfText);
            textStyle = styleOfText;
        }
        setText(text);
    }
}
