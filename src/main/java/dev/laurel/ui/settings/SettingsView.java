package dev.laurel.ui.settings;

import java.util.EnumMap;
import java.util.Map;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.laurel.ui.control.Toggles;
import dev.laurel.ui.fx.I18n;
import org.kordamp.ikonli.javafx.FontIcon;

/** The settings: sections on the left, one of them on the right, and below it what saves or discards. */
public final class SettingsView {
    private final SettingsViewModel model;
    private final I18n i18n;
    private final Map<SettingsSection, Node> pages = new EnumMap<>(SettingsSection.class);

    @FXML private VBox sections;
    @FXML private Label title;
    @FXML private Label about;
    @FXML private HBox readOnly;
    @FXML private ScrollPane scroll;
    @FXML private Node general;
    @FXML private Node catalog;
    @FXML private Node destinations;
    @FXML private Node automatic;
    @FXML private Node syncPage;
    @FXML private Node security;
    @FXML private Node appearance;
    @FXML private Node aboutLaurel;
    @FXML private HBox saveBar;
    @FXML private Label saveText;
    @FXML private Button saveButton;

    /** A view of the settings. */
    public SettingsView(SettingsViewModel model, I18n i18n) {
        this.model = model;
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        pages.put(SettingsSection.GENERAL, general);
        pages.put(SettingsSection.CATALOG, catalog);
        pages.put(SettingsSection.DESTINATIONS, destinations);
        pages.put(SettingsSection.AUTOMATIC, automatic);
        pages.put(SettingsSection.SYNC, syncPage);
        pages.put(SettingsSection.SECURITY, security);
        pages.put(SettingsSection.APPEARANCE, appearance);
        pages.put(SettingsSection.ABOUT, aboutLaurel);
        var group = new ToggleGroup();
        for (var section : SettingsSection.values()) {
            var button = new ToggleButton(i18n.text(section.titleKey()), new FontIcon(section.icon()));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setToggleGroup(group);
            button.setUserData(section);
            sections.getChildren().add(button);
        }
        Toggles.bind(group, model.sectionProperty());
        model.sectionProperty().subscribe(this::show);
        show(readOnly, model.isReadOnly());
        saveBar.visibleProperty().bind(model.changedProperty());
        saveBar.managedProperty().bind(saveBar.visibleProperty());
        var valid = model.validProperty();
        saveButton.disableProperty().bind(valid.not().or(model.savingProperty()));
        saveText.textProperty().bind(model.saveText());
    }

    private void show(SettingsSection section) {
        pages.forEach((which, page) -> show(page, which == section));
        title.setText(i18n.text(section.titleKey()));
        about.setText(i18n.text(section.aboutKey()));
        scroll.setVvalue(0);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void save() {
        model.save();
    }

    @FXML
    private void discard() {
        model.discard();
    }
}
