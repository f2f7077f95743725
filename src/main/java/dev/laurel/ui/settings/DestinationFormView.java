package dev.laurel.ui.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javafx.beans.Observable;
import javafx.beans.property.Property;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import dev.laurel.ui.control.StyleClass;
import dev.laurel.ui.control.Toggles;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.settings.DestinationDraft.Kind;
import dev.laurel.ui.settings.DestinationDraft.Source;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The form of the selected destination, checked as it is typed. A secret that is kept is never shown, only replaced. */
public final class DestinationFormView {
    private final DestinationsViewModel model;
    private final I18n i18n;
    private final Map<DestinationField, Field> fields = new EnumMap<>(DestinationField.class);

    @FXML private TextField name;
    @FXML private Label nameProblem;
    @FXML private VBox folderRow;
    @FXML private TextField path;
    @FXML private Label pathProblem;
    @FXML private HBox placeRow;
    @FXML private Label placeLabel;
    @FXML private TextField place;
    @FXML private Label placeProblem;
    @FXML private VBox regionBox;
    @FXML private TextField region;
    @FXML private Label regionProblem;
    @FXML private VBox endpointRow;
    @FXML private TextField endpoint;
    @FXML private Label endpointProblem;
    @FXML private VBox switches;
    @FXML private ToggleSwitch pathStyle;
    @FXML private ToggleSwitch encryption;
    @FXML private VBox sourceRow;
    @FXML private HBox sources;
    @FXML private Label sourceHint;
    @FXML private HBox keysRow;
    @FXML private VBox accountBox;
    @FXML private Label accountLabel;
    @FXML private TextField account;
    @FXML private Label accountProblem;
    @FXML private VBox secretBox;
    @FXML private Label secretLabel;
    @FXML private PasswordField secret;
    @FXML private HBox keptBox;
    @FXML private HBox keychainRow;
    @FXML private FontIcon keychainIcon;
    @FXML private Label keychainText;
    @FXML private Hyperlink removeSecret;

    private Subscription shown = Subscription.EMPTY;
    private boolean replacing;

    /** A field and what says what is wrong with it. */
    private record Field(TextField input, Label problem) {}

    /** A form. */
    public DestinationFormView(SettingsViewModel model, I18n i18n) {
        this.model = model.destinations();
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        fields.put(DestinationField.NAME, new Field(name, nameProblem));
        fields.put(DestinationField.PATH, new Field(path, pathProblem));
        fields.put(DestinationField.BUCKET, new Field(place, placeProblem));
        fields.put(DestinationField.CONTAINER, new Field(place, placeProblem));
        fields.put(DestinationField.REGION, new Field(region, regionProblem));
        fields.put(DestinationField.ENDPOINT, new Field(endpoint, endpointProblem));
        fields.put(DestinationField.ACCESS_KEY, new Field(account, accountProblem));
        fields.put(DestinationField.AWS_PROFILE, new Field(account, accountProblem));
        fields.put(DestinationField.ACCOUNT, new Field(account, accountProblem));
        model.selectedProperty().subscribe(this::show);
        model.secretsProperty().addListener(_ -> selected(this::update));
        model.drafts().addListener((Observable _) -> selected(this::update));
    }

    private void show(@Nullable DestinationDraft draft) {
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        replacing = false;
        if (draft == null) {
            return;
        }
        shown = Subscription.combine(
                bind(name.textProperty(), draft.nameProperty()),
                bind(path.textProperty(), draft.pathProperty()),
                bind(place.textProperty(), draft.placeProperty()),
                bind(region.textProperty(), draft.regionProperty()),
                bind(endpoint.textProperty(), draft.endpointProperty()),
                bind(account.textProperty(), draft.accountProperty()),
                bind(secret.textProperty(), draft.secretProperty()),
                bind(pathStyle.selectedProperty(), draft.pathStyleProperty()),
                bind(encryption.selectedProperty(), draft.encryptionProperty()));
        showSources(draft);
        update(draft);
    }

    private static <T> Subscription bind(Property<T> control, Property<T> value) {
        control.bindBidirectional(value);
        return () -> control.unbindBidirectional(value);
    }

    private void showSources(DestinationDraft draft) {
        var offered = switch (draft.kind()) {
            case FOLDER -> List.<Source>of();
            case S3 -> List.of(Source.KEYCHAIN, Source.AWS_PROFILE, Source.ENVIRONMENT);
            case AZURE -> List.of(
                    Source.ACCOUNT_KEY, Source.SAS, Source.CONNECTION_STRING, Source.AZURE_ENVIRONMENT);
        };
        var group = new ToggleGroup();
        sources.getChildren().clear();
        for (var source : offered) {
            var button = new ToggleButton(i18n.text(word(source)), icon(source));
            button.setToggleGroup(group);
            button.setMinWidth(HBox.USE_PREF_SIZE);
            button.setUserData(source);
            sources.getChildren().add(button);
        }
        Toggles.bind(group, draft.sourceProperty());
    }

    private static String word(Source source) {
        return switch (source) {
            case KEYCHAIN -> "settings.destinations.source.keychain";
            case AWS_PROFILE -> "settings.destinations.source.awsProfile";
            case ENVIRONMENT, AZURE_ENVIRONMENT -> "settings.destinations.source.environment";
            case ACCOUNT_KEY -> "settings.destinations.source.accountKey";
            case SAS -> "settings.destinations.source.sas";
            case CONNECTION_STRING -> "settings.destinations.source.connectionString";
        };
    }

    /** Azure's four would not fit with icons. */
    private static @Nullable FontIcon icon(Source source) {
        return switch (source) {
            case KEYCHAIN -> new FontIcon("fth-key");
            case AWS_PROFILE -> new FontIcon("fth-user");
            case ENVIRONMENT -> new FontIcon("fth-terminal");
            case ACCOUNT_KEY, SAS, CONNECTION_STRING, AZURE_ENVIRONMENT -> null;
        };
    }

    private void update(DestinationDraft draft) {
        var kind = draft.kind();
        show(folderRow, kind == Kind.FOLDER);
        show(placeRow, kind != Kind.FOLDER);
        show(regionBox, kind == Kind.S3);
        show(endpointRow, kind != Kind.FOLDER);
        show(switches, kind == Kind.S3);
        show(sourceRow, kind != Kind.FOLDER);
        placeLabel.setText(i18n.text(kind == Kind.S3 ? "settings.destinations.bucket" : "settings.destinations.container"));
        endpoint.setPromptText(i18n.text(kind == Kind.S3
                ? "settings.destinations.endpoint.s3" : "settings.destinations.endpoint.azure"));
        updateKeys(draft);
        fields.values().forEach(field -> showProblem(field, null));
        fields.forEach((which, field) -> model.problem(draft, which).ifPresent(text -> showProblem(field, text)));
    }

    private void updateKeys(DestinationDraft draft) {
        var source = draft.sourceProperty().get();
        var isRemote = draft.kind() != Kind.FOLDER;
        var account = switch (source) {
            case KEYCHAIN -> "settings.destinations.accessKey";
            case AWS_PROFILE -> "settings.destinations.awsProfile";
            case ACCOUNT_KEY, SAS -> "settings.destinations.account";
            case ENVIRONMENT, CONNECTION_STRING, AZURE_ENVIRONMENT -> "";
        };
        var secretWord = switch (source) {
            case KEYCHAIN -> "settings.destinations.secretKey";
            case ACCOUNT_KEY -> "settings.destinations.source.accountKey";
            case SAS -> "settings.destinations.sas";
            case CONNECTION_STRING -> "settings.destinations.source.connectionString";
            case AWS_PROFILE, ENVIRONMENT, AZURE_ENVIRONMENT -> "";
        };
        var hint = switch (source) {
            case AWS_PROFILE -> "settings.destinations.source.awsProfile.hint";
            case ENVIRONMENT -> "settings.destinations.source.environment.s3";
            case AZURE_ENVIRONMENT -> "settings.destinations.source.environment.azure";
            case KEYCHAIN, ACCOUNT_KEY, SAS, CONNECTION_STRING -> "";
        };
        show(accountBox, !account.isEmpty());
        show(secretBox, !secretWord.isEmpty());
        show(keysRow, isRemote && !(account.isEmpty() && secretWord.isEmpty()));
        show(sourceHint, !hint.isEmpty());
        accountLabel.setText(account.isEmpty() ? "" : i18n.text(account));
        secretLabel.setText(secretWord.isEmpty() ? "" : i18n.text(secretWord));
        sourceHint.setText(hint.isEmpty() ? "" : i18n.text(hint));
        var isKept = draft.keptProperty().get();
        show(keptBox, isKept && !replacing);
        show(secret, !isKept || replacing);
        secret.setPromptText(isKept ? i18n.text("settings.secret.prompt") : "");
        var text = model.keychainText();
        show(keychainRow, isRemote && !secretWord.isEmpty() && text.isPresent());
        keychainText.setText(text.orElse(""));
        keychainIcon.setIconLiteral(model.isKeychainOpen() ? "fth-check-circle" : "fth-alert-triangle");
        StyleClass.choose(keychainIcon, model.isKeychainOpen(), "success-icon", "warning-icon");
        show(removeSecret, isKept);
    }

    private static void showProblem(Field field, @Nullable String text) {
        field.problem().setText(text == null ? "" : text);
        show(field.problem(), text != null);
        field.input().pseudoClassStateChanged(Styles.STATE_DANGER, text != null);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void browse() {
        selected(model::chooseFolder);
    }

    @FXML
    private void replaceSecret() {
        replacing = true;
        selected(this::update);
        secret.requestFocus();
    }

    @FXML
    private void removeSecret() {
        replacing = false;
        selected(model::removeSecret);
    }

    private void selected(Consumer<DestinationDraft> action) {
        var draft = model.selectedProperty().get();
        if (draft != null) {
            action.accept(draft);
        }
    }
}
