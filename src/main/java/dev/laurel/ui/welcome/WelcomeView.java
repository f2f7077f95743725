package dev.laurel.ui.welcome;

import java.util.List;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** Draws the first start. */
public final class WelcomeView {
    private final WelcomeViewModel viewModel;
    private final Runnable guide;

    @FXML private StackPane root;
    @FXML private Button sample;
    @FXML private MenuButton language;
    @FXML private MenuButton theme;

    /**
     * A view.
     *
     * @param guide shows the guide
     */
    public WelcomeView(WelcomeViewModel viewModel, Runnable guide) {
        this.viewModel = viewModel;
        this.guide = guide;
    }

    @FXML
    private void initialize() {
        language.setText(viewModel.language());
        theme.setText(viewModel.theme());
        language.setOnShowing(_ -> language.getItems().setAll(items(viewModel.languages())));
        theme.setOnShowing(_ -> theme.getItems().setAll(items(viewModel.themes())));
        theme.setOnHidden(_ -> theme.setText(viewModel.theme()));
        // A menu without items doesn't open.
        language.getItems().setAll(items(viewModel.languages()));
        theme.getItems().setAll(items(viewModel.themes()));
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)) {
                viewModel.trySample();
            }
        });
        root.visibleProperty().subscribe(visible -> {
            if (visible) {
                sample.requestFocus();
            }
        });
    }

    private static List<MenuItem> items(List<WelcomeViewModel.Choice> choices) {
        return choices.stream().<MenuItem>map(choice -> {
            var item = new RadioMenuItem(choice.label());
            item.setSelected(choice.chosen());
            item.setOnAction(_ -> choice.choose().run());
            return item;
        }).toList();
    }

    @FXML
    private void openCatalog() {
        viewModel.openCatalog();
    }

    @FXML
    private void importBackup() {
        viewModel.importBackup();
    }

    @FXML
    private void trySample() {
        viewModel.trySample();
    }

    @FXML
    private void guide() {
        guide.run();
    }
}
