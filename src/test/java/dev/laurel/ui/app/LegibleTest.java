package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

import dev.laurel.settings.Settings.Theme;
import dev.laurel.trust.Figure;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import dev.laurel.trust.Rounds;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import dev.laurel.ui.frame.FeatureId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Every text can be read on what lies behind it, in both themes, and the focus is seen; both are looked up in pictures
 * of the window.
 */
class LegibleTest extends WindowTest {
    /** https://www.w3.org/TR/WCAG22/#contrast-minimum */
    private static final double LEAST = 4.5;

    /** Of a picture that says something: https://www.w3.org/TR/WCAG22/#non-text-contrast */
    private static final double LEAST_OF_ICONS = 3;

    private static final int MOST_TABS = 80;

    @ParameterizedTest
    @EnumSource(value = Theme.class, names = {"LIGHT", "DARK"})
    @Promise(area = Area.WINDOW, value = "Every text of the window has a contrast of 4.5 to 1 in both themes, and"
            + " every icon one of 3 to 1")
    void everyTextStandsOutFromWhatLiesBehindIt(Theme theme, Figure figure) {
        services().settings().update(it -> it.withTheme(theme));
        openSample();
        var faint = new LinkedHashSet<String>();
        var texts = new ArrayList<Double>();
        for (var feature : FeatureId.values()) {
            show(feature);
            FxThread.until(() -> find(".view-title") != null);
            for (var seen : FxThread.<List<Seen>>ask(this::seen)) {
                if (!seen.icon()) {
                    texts.add(seen.contrast());
                }
                if (seen.contrast() < (seen.icon() ? LEAST_OF_ICONS : LEAST)) {
                    faint.add("%s: %s".formatted(feature, seen));
                }
            }
        }
        assertThat(texts).hasSizeGreaterThan(100);
        assertThat(faint).isEmpty();
        figure.is("%s: %,d texts, the faintest %.1f to 1".formatted(
                theme.name().toLowerCase(Locale.ROOT), texts.size(), Collections.min(texts)));
    }

    static List<FeatureId> features() {
        return Rounds.isAll() ? List.of(FeatureId.values()) : List.of(FeatureId.ACHIEVEMENTS);
    }

    @ParameterizedTest
    @MethodSource("features")
    @Promise(area = Area.WINDOW, value = "Whatever has the focus shows it")
    void whateverHasTheFocusShowsIt(FeatureId feature) {
        openSample();
        show(feature);
        FxThread.until(() -> find(".view-title") != null);
        var seen = new LinkedHashSet<Node>();
        var hidden = new ArrayList<String>();
        press(KeyCode.TAB);
        var with = picture();
        for (var node = focused(); seen.size() < MOST_TABS && seen.add(node); node = focused()) {
            press(KeyCode.TAB);
            var without = picture();
            if (!differ(with, without, node.localToScene(node.getBoundsInLocal()))) {
                hidden.add(node.toString());
            }
            with = without;
        }
        assertThat(seen).hasSizeGreaterThan(5);
        assertThat(hidden).isEmpty();
    }

    private Image picture() {
        return FxThread.ask(() -> application().scene().snapshot(null));
    }

    private Node focused() {
        return FxThread.ask(() -> application().scene().getFocusOwner());
    }

    private static boolean differ(Image one, Image other, Bounds place) {
        for (var y = (int) Math.max(0, place.getMinY() - 3); y < Math.min(one.getHeight(), place.getMaxY() + 3); y++) {
            for (var x = (int) Math.max(0, place.getMinX() - 3); x < Math.min(one.getWidth(), place.getMaxX()
                    + 3); x++) {
                if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A text, and how it stands out. */
    private record Seen(String text, boolean icon, String where, Color front, Color behind, double contrast) {}

    private List<Seen> seen() {
        var scene = application().scene();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        var picture = scene.snapshot(null);
        var found = new ArrayList<Seen>();
        collect(scene.getRoot(), new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()), 1, picture, found);
        return found;
    }

    private static void collect(Node node, @Nullable Bounds seen, double opacity, Image picture, List<Seen> into) {
        // What is disabled is exempt, as the rule has it.
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        var shown = seen;
        if (node.getClip() != null) {
            shown = common(shown, node.localToScene(node.getClip().getBoundsInParent()));
        }
        var own = opacity * node.getOpacity();
        if (node instanceof Text text && !text.getText().isBlank() && text.getFill() instanceof Color fill) {
            var place = common(shown, text.localToScene(text.getBoundsInLocal()));
            // What scrolls out of sight is cut; where half of it shows, most of a place may be of another colour.
            if (place != null && place.getWidth() >= 1 && place.getHeight() >= text.getBoundsInLocal()
                    .getHeight() - 1) {
                var behind = behind(picture, place);
                var front = over(fill, own, behind);
                into.add(new Seen(text.getText(), text instanceof FontIcon, where(text), front, behind,
                        contrast(front, behind)));
            }
        }
        if (node instanceof Parent parent && shown != null) {
            var inner = shown;
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, inner, own, picture, into));
        }
    }

    private static @Nullable Bounds common(@Nullable Bounds one, Bounds other) {
        if (one == null || !one.intersects(other)) {
            return null;
        }
        var x = Math.max(one.getMinX(), other.getMinX());
        var y = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(x, y, Math.min(one.getMaxX(), other.getMaxX()) - x,
                Math.min(one.getMaxY(), other.getMaxY()) - y);
    }

    private static String where(Node text) {
        var classes = new ArrayList<String>();
        Set<String> boring = Set.of("text");
        for (@Nullable Node at = text; at != null && classes.size() < 4; at = at.getParent()) {
            if (!boring.containsAll(at.getStyleClass())) {
                classes.add(String.join(".", at.getStyleClass()));
            }
        }
        return String.join(" in ", classes);
    }

    /** The colour that most of a place has. */
    private static Color behind(Image picture, Bounds place) {
        var counts = new HashMap<Integer, Integer>();
        var pixels = picture.getPixelReader();
        for (var y = (int) place.getMinY(); y < Math.min(place.getMaxY(), picture.getHeight()); y++) {
            for (var x = (int) place.getMinX(); x < Math.min(place.getMaxX(), picture.getWidth()); x++) {
                counts.merge(pixels.getArgb(x, y), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream().max(Map.Entry.comparingByValue())
                .map(it -> Color.rgb(it.getKey() >> 16 & 0xff, it.getKey() >> 8 & 0xff, it.getKey() & 0xff))
                .orElseThrow();
    }

    private static Color over(Color front, double opacity, Color behind) {
        return behind.interpolate(Color.color(front.getRed(), front.getGreen(), front.getBlue()),
                opacity * front.getOpacity());
    }

    /** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
    private static double contrast(Color one, Color other) {
        var a = luminance(one) + 0.05;
        var b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
