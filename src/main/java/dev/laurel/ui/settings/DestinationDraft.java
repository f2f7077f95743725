package dev.laurel.ui.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.backup.destination.TestStep;
import dev.laurel.error.LaurelError;
import dev.laurel.profile.DestinationSecrets;
import dev.laurel.secret.SecretId;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.DestinationSettings.AzureCredentials;
import dev.laurel.settings.DestinationSettings.S3Credentials;
import dev.laurel.settings.SealedWith;
import org.jspecify.annotations.Nullable;

/** A destination while it is being edited, with what its last test found. On the FX thread. */
public final class DestinationDraft {
    /** What it is. */
    public enum Kind { FOLDER, S3, AZURE }

    /** Where what opens it comes from; the last four are for Azure. */
    public enum Source { KEYCHAIN, AWS_PROFILE, ENVIRONMENT, ACCOUNT_KEY, SAS, CONNECTION_STRING, AZURE_ENVIRONMENT }

    /** How the last test went. */
    public enum TestState { UNTESTED, RUNNING, PASSED, FAILED }

    private final @Nullable DestinationSettings stored;
    private final Kind kind;
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty path = new SimpleStringProperty(this, "path", "");
    private final StringProperty place = new SimpleStringProperty(this, "place", "");
    private final StringProperty region = new SimpleStringProperty(this, "region", DestinationSettings.S3.USUAL_REGION);
    private final StringProperty endpoint = new SimpleStringProperty(this, "endpoint", "");
    private final BooleanProperty pathStyle = new SimpleBooleanProperty(this, "pathStyle");
    private final BooleanProperty encryption = new SimpleBooleanProperty(this, "encryption", true);
    private final ObjectProperty<Source> source = new SimpleObjectProperty<>(this, "source", Source.KEYCHAIN);
    private final StringProperty account = new SimpleStringProperty(this, "account", "");
    private final StringProperty secret = new SimpleStringProperty(this, "secret", "");
    private final BooleanProperty kept = new SimpleBooleanProperty(this, "kept");
    private final ObjectProperty<SealedWith> sealedWith =
            new SimpleObjectProperty<>(this, "sealedWith", SealedWith.NOTHING);
    private final ReadOnlyObjectWrapper<TestState> testState =
            new ReadOnlyObjectWrapper<>(this, "testState", TestState.UNTESTED);
    private final ObservableList<TestStep> passed = FXCollections.observableArrayList();
    private final ObservableList<TestStep> readOnlyPassed = FXCollections.unmodifiableObservableList(passed);
    private final ObjectProperty<@Nullable LaurelError> testFailure = new SimpleObjectProperty<>(this, "testFailure");
    private long testMillis;

    /** A draft of a new destination. */
    DestinationDraft(Kind kind) {
        this.kind = kind;
        stored = null;
        if (kind == Kind.AZURE) {
            source.set(Source.ACCOUNT_KEY);
            place.set(DestinationSettings.Azure.USUAL_CONTAINER);
        }
        forgetTestOnChange();
    }

    /** A draft of a stored destination. */
    DestinationDraft(DestinationSettings stored) {
        this.stored = stored;
        name.set(stored.name());
        sealedWith.set(stored.sealedWith());
        kind = switch (stored) {
            case DestinationSettings.Folder(_, var folder, _) -> {
                path.set(folder.toString());
                yield Kind.FOLDER;
            }
            case DestinationSettings.S3 s3 -> {
                place.set(s3.bucket());
                region.set(s3.region());
                endpoint.set(text(s3.endpoint()));
                pathStyle.set(s3.pathStyle());
                encryption.set(s3.encryption());
                take(s3.credentials());
                yield Kind.S3;
            }
            case DestinationSettings.Azure azure -> {
                place.set(azure.container());
                endpoint.set(text(azure.endpoint()));
                take(azure.credentials());
                yield Kind.AZURE;
            }
        };
        forgetTestOnChange();
    }

    private static String text(@Nullable URI address) {
        return address == null ? "" : address.toString();
    }

    private void take(S3Credentials credentials) {
        switch (credentials) {
            case S3Credentials.Keychain(var id) -> take(Source.KEYCHAIN, id);
            case S3Credentials.AwsProfile(var profile) -> take(Source.AWS_PROFILE, profile);
            case S3Credentials.Environment() -> take(Source.ENVIRONMENT, "");
        }
    }

    private void take(AzureCredentials credentials) {
        switch (credentials) {
            case AzureCredentials.AccountKey(var of) -> take(Source.ACCOUNT_KEY, of);
            case AzureCredentials.Sas(var of) -> take(Source.SAS, of);
            case AzureCredentials.ConnectionString() -> take(Source.CONNECTION_STRING, "");
            case AzureCredentials.Environment() -> take(Source.AZURE_ENVIRONMENT, "");
        }
    }

    private void take(Source from, String of) {
        source.set(from);
        account.set(of);
    }

    private void forgetTestOnChange() {
        for (var property : new Observable[] {
            path, place, region, endpoint, pathStyle, encryption, source, account, secret
        }) {
            property.addListener(_ -> forgetTest());
        }
    }

    /** Everything that may change in it. */
    Observable[] observed() {
        return new Observable[] {
            name, path, place, region, endpoint, pathStyle, encryption, source, account, secret, kept,
            sealedWith, testState
        };
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    /** What people call it. */
    public StringProperty nameProperty() {
        return name;
    }

    /** Its folder. */
    public StringProperty pathProperty() {
        return path;
    }

    /** Its bucket or container. */
    public StringProperty placeProperty() {
        return place;
    }

    /** The region of its bucket. */
    public StringProperty regionProperty() {
        return region;
    }

    /** Address of the service, empty for the usual one. */
    public StringProperty endpointProperty() {
        return endpoint;
    }

    /** Whether the bucket stands in the path of addresses. */
    public BooleanProperty pathStyleProperty() {
        return pathStyle;
    }

    /** Whether the service is asked to encrypt. */
    public BooleanProperty encryptionProperty() {
        return encryption;
    }

    /** Where what opens it comes from. */
    public ObjectProperty<Source> sourceProperty() {
        return source;
    }

    /** Access key id, AWS profile or storage account, by its {@link #sourceProperty()}. */
    public StringProperty accountProperty() {
        return account;
    }

    /** A secret that was typed and is not kept yet; never one that is. */
    public StringProperty secretProperty() {
        return secret;
    }

    /** Whether a secret is kept for it, as far as is known. */
    public BooleanProperty keptProperty() {
        return kept;
    }

    /** What new backups to it are encrypted with. */
    public ObjectProperty<SealedWith> sealedWithProperty() {
        return sealedWith;
    }

    /** How its last test went. */
    public ReadOnlyObjectProperty<TestState> testStateProperty() {
        return testState.getReadOnlyProperty();
    }

    /** The steps that the last test has passed so far, in order. */
    public ObservableList<TestStep> passed() {
        return readOnlyPassed;
    }

    /** What the last test failed with, or null. */
    public ObjectProperty<@Nullable LaurelError> testFailureProperty() {
        return testFailure;
    }

    /** How long the last test took, in milliseconds. */
    public long testMillis() {
        return testMillis;
    }

    /** Whether it is not stored yet. */
    public boolean isNew() {
        return stored == null;
    }

    /** As it is stored, or null for a new one. */
    @Nullable DestinationSettings stored() {
        return stored;
    }

    /** The secret that it needs, or empty; known while it can be stored. */
    Optional<SecretId> secretId() {
        return toSettings().flatMap(DestinationSecrets::of);
    }

    /** Its folder as a path, or empty while what was typed is none. */
    Optional<Path> folder() {
        try {
            var typed = path.get().strip();
            var folder = Path.of(typed);
            return typed.isEmpty() || !folder.isAbsolute() ? Optional.empty() : Optional.of(folder);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether what was typed as the service's address is one, or nothing. */
    boolean hasEndpoint() {
        try {
            return endpoint.get().isBlank() || DestinationSettings.isEndpoint(new URI(endpoint.get().strip()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** What it would be stored as, or empty while it can't be. */
    Optional<DestinationSettings> toSettings() {
        return place().map(it -> it.with(sealedWith.get()));
    }

    private Optional<DestinationSettings> place() {
        var called = name.get().strip();
        var address = endpoint.get().isBlank() || !hasEndpoint() ? null : URI.create(endpoint.get().strip());
        try {
            return switch (kind) {
                case FOLDER -> folder().map(folder -> new DestinationSettings.Folder(called, folder));
                case S3 -> Optional.of(new DestinationSettings.S3(called, place.get().strip(), region.get().strip(),
                        address, pathStyle.get(), encryption.get(), s3Credentials()));
                case AZURE -> Optional.of(new DestinationSettings.Azure(
                        called, place.get().strip(), address, azureCredentials()));
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private S3Credentials s3Credentials() {
        var of = account.get().strip();
        return switch (source.get()) {
            case AWS_PROFILE -> new S3Credentials.AwsProfile(of);
            case ENVIRONMENT -> new S3Credentials.Environment();
            case KEYCHAIN, ACCOUNT_KEY, SAS, CONNECTION_STRING, AZURE_ENVIRONMENT -> new S3Credentials.Keychain(of);
        };
    }

    private AzureCredentials azureCredentials() {
        var of = account.get().strip();
        return switch (source.get()) {
            case SAS -> new AzureCredentials.Sas(of);
            case CONNECTION_STRING -> new AzureCredentials.ConnectionString();
            case AZURE_ENVIRONMENT -> new AzureCredentials.Environment();
            case ACCOUNT_KEY, KEYCHAIN, AWS_PROFILE, ENVIRONMENT -> new AzureCredentials.AccountKey(of);
        };
    }

    /** Whether it differs from what is stored. */
    boolean isChanged() {
        return !secret.get().isEmpty() || !Objects.equals(toSettings().orElse(null), stored);
    }

    void begin() {
        passed.clear();
        testFailure.set(null);
        testState.set(TestState.RUNNING);
    }

    void pass(TestStep step) {
        passed.add(step);
    }

    void end(@Nullable LaurelError failure, long millis) {
        testMillis = millis;
        testFailure.set(failure);
        testState.set(failure == null ? TestState.PASSED : TestState.FAILED);
    }

    void forgetTest() {
        passed.clear();
        testFailure.set(null);
        testState.set(TestState.UNTESTED);
    }
}
