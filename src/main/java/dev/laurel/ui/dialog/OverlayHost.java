package dev.laurel.ui.dialog;

import java.util.ArrayDeque;
import java.util.Deque;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/**
 * Lies over the whole window and shows dialogs there. While one is shown, the keyboard focus stays in it; afterwards it
 * goes back to where it was.
 */
public final class OverlayHost extends StackPane implements ModalHost {
    private static final double MARGIN = 24;

    private final Deque<Shown> stack = new ArrayDeque<>();
    private final ChangeListener<@Nullable Node> keepFocus = (_, _, now) -> keepFocus(now);

    /** Shows nothing and lets every click through. */
    public OverlayHost() {
        getStyleClass().add("overlay-host");
        setVisible(false);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close();
            }
        });
        sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.focusOwnerProperty().removeListener(keepFocus);
            }
            if (now != null) {
                now.focusOwnerProperty().addListener(keepFocus);
            }
        });
    }

    @Override
    public void show(Region content, Runnable onClosed) {
        var veil = new StackPane(content);
        veil.getStyleClass().add("veil");
        veil.setPadding(new Insets(MARGIN));
        veil.setAlignment(Pos.CENTER);
        content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var scene = getScene();
        stack.push(new Shown(veil, content, onClosed, scene == null ? null : scene.getFocusOwner()));
        getChildren().add(veil);
        setVisible(true);
        content.requestFocus();
        focusFirst(content);
    }

    /** How many dialogs are shown. */
    public int depth() {
        return stack.size();
    }

    @Override
    public void close() {
        var shown = stack.poll();
        if (shown == null) {
            return;
        }
        getChildren().remove(shown.veil);
        setVisible(!stack.isEmpty());
        if (shown.focusBefore != null) {
            shown.focusBefore.requestFocus();
        }
        shown.onClosed.run();
    }

    private void keepFocus(@Nullable Node now) {
        var top = stack.peek();
        if (top != null && now != null && !isWithin(now, top.veil)) {
            focusFirst(top.content);
        }
    }

    /** The default button of a dialog has the focus first, or else the first control that can take it. */
    private static void focusFirst(Region content) {
        var scene = content.getScene();
        if (scene != null) {
            // From the root on: what a dialog looks up stands there, and may itself wait to be styled.
            scene.getRoot().applyCss();
        }
        var wanted = content.lookup(".initial-focus");
        var target = wanted == null ? firstFocusable(content) : wanted;
        if (target != null) {
            target.requestFocus();
        }
    }

    private static @Nullable Node firstFocusable(Node node) {
        if (node.isFocusTraversable() && node.isVisible() && !node.isDisabled()) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (var child : parent.getChildrenUnmodifiable()) {
                var found = firstFocusable(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean isWithin(Node node, Node ancestor) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (at.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }


    private record Shown(StackPane veil, Region content, Runnable onClosed, @Nullable Node focusBefore) {}
}
