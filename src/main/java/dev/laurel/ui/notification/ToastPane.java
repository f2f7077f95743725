package dev.laurel.ui.notification;

import java.util.Locale;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.laurel.ui.control.EmojiIcon;
import dev.laurel.ui.control.EmojiText;
import dev.laurel.ui.fx.I18n;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Draws the toasts, one above the other; clicks beside them go through. */
public final class ToastPane extends VBox {
    private static final double WIDTH = 304;
    private static final double PICTURE = 32;

    private final ToastsViewModel viewModel;
    private final I18n i18n;

    /** Shows what a view-model says. */
    public ToastPane(ToastsViewModel viewModel, I18n i18n) {
        this.viewModel = viewModel;
        this.i18n = i18n;
        getStyleClass().add("toasts");
        getStylesheets().add(String.valueOf(ToastPane.class.getResource("toasts.css")));
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setOnMouseEntered(_ -> viewModel.hold(true));
        setOnMouseExited(_ -> viewModel.hold(false));
        viewModel.shown().subscribe(this::draw);
    }

    private void draw() {
        if (viewModel.shown().isEmpty()) {
            viewModel.hold(false);
        }
        getChildren().setAll(viewModel.shown().stream().map(this::toast).toList());
    }

    private Node toast(Toast toast) {
        var texts = new VBox();
        texts.getStyleClass().add("toast-texts");
        if (toast.level() == ToastLevel.UNLOCK) {
            texts.getChildren().add(label(i18n.text("toast.unlocked"), "toast-kind"));
        }
        texts.getChildren().add(label(toast.title(), "semibold"));
        if (!toast.text().isEmpty()) {
            texts.getChildren().add(label(toast.text(), "secondary"));
        }
        var action = toast.action();
        if (action != null) {
            var link = new Hyperlink(action.label());
            link.setOnAction(_ -> {
                viewModel.dismiss(toast);
                action.run().run();
            });
            texts.getChildren().add(link);
        }
        HBox.setHgrow(texts, Priority.ALWAYS);
        var close = new Button(null, new FontIcon(Feather.X));
        close.getStyleClass().addAll("flat", "icon-button", "small");
        close.setAccessibleText(i18n.text("dialog.close"));
        close.setFocusTraversable(false);
        close.setOnAction(_ -> viewModel.dismiss(toast));
        var box = new HBox(picture(toast), texts, close);
        box.getStyleClass().addAll("toast", "toast-" + toast.level().name().toLowerCase(Locale.ROOT));
        box.setAlignment(Pos.TOP_LEFT);
        box.setPrefWidth(WIDTH);
        box.setAccessibleRole(AccessibleRole.TEXT);
        box.setAccessibleText(toast.title() + ". " + toast.text());
        return box;
    }

    private static Node picture(Toast toast) {
        return toast.picture() == null
                ? new FontIcon(toast.level().icon()) : new EmojiIcon(toast.picture(), PICTURE);
    }

    private static Label label(String text, String styleClass) {
        var label = new Label(EmojiText.strip(text));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
