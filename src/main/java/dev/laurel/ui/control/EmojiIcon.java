package dev.laurel.ui.control;

import java.util.Locale;
import java.util.Map;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * An achievement's icon: an emoji in colour, a symbol for a well-known key such as "trophy", or else the key's first
 * letter. A locked one is grey and faint. Style class {@code emoji-icon}, pseudo-class {@code locked}.
 */
public final class EmojiIcon extends StackPane {
    private static final PseudoClass LOCKED = PseudoClass.getPseudoClass("locked");
    private static final double LOCKED_OPACITY = 0.5;

    /** Symbols for the keys that catalogs use most; "default" is what the reference engine gives. */
    private static final Map<String, Feather> SYMBOLS = Map.ofEntries(
            Map.entry("default", Feather.AWARD), Map.entry("trophy", Feather.AWARD),
            Map.entry("medal", Feather.AWARD), Map.entry("badge", Feather.AWARD),
            Map.entry("award", Feather.AWARD), Map.entry("star", Feather.STAR),
            Map.entry("heart", Feather.HEART), Map.entry("flag", Feather.FLAG),
            Map.entry("lock", Feather.LOCK), Map.entry("key", Feather.KEY),
            Map.entry("shield", Feather.SHIELD), Map.entry("bolt", Feather.ZAP),
            Map.entry("zap", Feather.ZAP), Map.entry("lightning", Feather.ZAP),
            Map.entry("target", Feather.TARGET), Map.entry("clock", Feather.CLOCK),
            Map.entry("time", Feather.CLOCK), Map.entry("gift", Feather.GIFT),
            Map.entry("user", Feather.USER), Map.entry("users", Feather.USERS),
            Map.entry("book", Feather.BOOK), Map.entry("map", Feather.MAP),
            Map.entry("compass", Feather.COMPASS), Map.entry("sun", Feather.SUN),
            Map.entry("moon", Feather.MOON), Map.entry("coin", Feather.DOLLAR_SIGN),
            Map.entry("money", Feather.DOLLAR_SIGN), Map.entry("home", Feather.HOME),
            Map.entry("music", Feather.MUSIC), Map.entry("camera", Feather.CAMERA),
            Map.entry("check", Feather.CHECK_CIRCLE), Map.entry("crown", Feather.AWARD),
            Map.entry("hidden", Feather.HELP_CIRCLE), Map.entry("question", Feather.HELP_CIRCLE));

    private final double size;
    private String icon = "";
    private boolean locked;

    /** An icon of a size in logical pixels; nothing stands in it until {@link #show}. */
    public EmojiIcon(double size) {
        this.size = size;
        getStyleClass().add("emoji-icon");
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
    }

    /** An icon of a size in logical pixels. */
    public EmojiIcon(String icon, double size) {
        this(size);
        show(icon, false);
    }

    /**
     * Shows an icon.
     *
     * @param shown an emoji or an icon key
     * @param asLocked whether it is grey and faint
     */
    public void show(String shown, boolean asLocked) {
        if (!getChildren().isEmpty() && shown.equals(icon) && asLocked == locked) {
            return;
        }
        icon = shown;
        locked = asLocked;
        pseudoClassStateChanged(LOCKED, locked);
        setOpacity(locked ? LOCKED_OPACITY : 1);
        getChildren().setAll(graphic(icon.strip()));
    }

    private Node graphic(String text) {
        for (var run : EmojiText.runs(text)) {
            if (run instanceof EmojiText.Run.Emoji(_, var key)) {
                return picture(key);
            }
        }
        var symbol = SYMBOLS.get(text.toLowerCase(Locale.ROOT));
        if (symbol != null || text.isEmpty()) {
            var node = new FontIcon(symbol == null ? Feather.AWARD : symbol);
            node.setIconSize((int) Math.round(size * 0.8));
            return node;
        }
        var letter = new Label(text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT));
        letter.getStyleClass().add("letter");
        letter.setStyle("-fx-font-size: " + Math.round(size * 0.6) + "px;");
        return letter;
    }

    private Node picture(String key) {
        var pixels = (int) Math.ceil(size * Screen.getPrimary().getOutputScaleX());
        var view = new ImageView(EmojiSheets.picture(key, pixels, locked));
        view.setFitWidth(size);
        view.setFitHeight(size);
        return view;
    }
}
