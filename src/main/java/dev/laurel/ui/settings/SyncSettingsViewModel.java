package dev.laurel.ui.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.engine.Snapshot;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.profile.Profile;
import dev.laurel.profile.SyncPeers;
import dev.laurel.secret.SecretId;
import dev.laurel.secret.SecretStatus;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.Settings;
import dev.laurel.settings.SyncSettings;
import dev.laurel.sync.SyncFailure;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.Syncing;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.settings.SyncForm.Field;
import dev.laurel.ui.settings.SyncForm.Kind;
import org.jspecify.annotations.Nullable;

/** Where the open profile meets other devices, while that is being edited. On the FX thread. */
public final class SyncSettingsViewModel {
    private final CurrentProfile current;
    private final Supplier<Settings> settings;
    private final SyncPeers peers;
    private final SecretWork secrets;
    private final Syncing syncing;
    private final TaskRunner tasks;
    private final I18n i18n;

    private final Choice<Kind> kind;
    private final StringProperty address = new SimpleStringProperty(this, "address", "");
    private final StringProperty user = new SimpleStringProperty(this, "user", "");
    private final StringProperty headers = new SimpleStringProperty(this, "headers", "");
    private final StringProperty timeout = new SimpleStringProperty(this, "timeout", "");
    private final ObjectProperty<@Nullable String> destination = new SimpleObjectProperty<>(this, "destination");
    private final StringProperty token = new SimpleStringProperty(this, "token", "");
    private final ObservableList<String> destinations = FXCollections.observableArrayList();
    private final ObservableList<String> readOnlyDestinations = FXCollections.unmodifiableObservableList(destinations);
    private final ReadOnlyBooleanWrapper kept = new ReadOnlyBooleanWrapper(this, "kept");
    private final ReadOnlyObjectWrapper<@Nullable SecretStatus> keychain =
            new ReadOnlyObjectWrapper<>(this, "keychain");
    private final ReadOnlyObjectWrapper<@Nullable Profile> profile = new ReadOnlyObjectWrapper<>(this, "profile");
    private final ReadOnlyObjectWrapper<TestOutcome> test =
            new ReadOnlyObjectWrapper<>(this, "test", new TestOutcome.None());
    private final ObjectProperty<@Nullable SyncSettings> stored = new SimpleObjectProperty<>(this, "stored");
    private final ObjectBinding<SyncForm> form;
    private final BooleanBinding changed;
    private final BooleanBinding valid;
    private boolean looked;
    private int tests;

    /** How the last test went. */
    public sealed interface TestOutcome {
        /** What was typed has not been tested. */
        record None() implements TestOutcome {}

        /** It is under way; each has a number of its own. */
        record Running(int number) implements TestOutcome {}

        /**
         * It is over.
         *
         * @param passed whether other devices can be met there
         * @param title what was found, in a sentence
         * @param text what to do about it; empty if nothing
         */
        record Over(boolean passed, String title, String text, long millis) implements TestOutcome {}
    }

    /** Of the open profile. */
    public SyncSettingsViewModel(CurrentProfile current, Supplier<Settings> settings, SyncPeers peers,
            SecretWork secrets, Syncing syncing, TaskRunner tasks, I18n i18n) {
        this.current = current;
        this.settings = settings;
        this.peers = peers;
        this.secrets = secrets;
        this.syncing = syncing;
        this.tasks = tasks;
        this.i18n = i18n;
        kind = new Choice<>(List.of(Kind.values()), this::name);
        form = Bindings.createObjectBinding(() -> new SyncForm(kind.get(), address.get(), user.get(), headers.get(),
                        timeout.get(), Objects.requireNonNullElse(destination.get(), "")),
                kind.valueProperty(), address, user, headers, timeout, destination);
        changed = Bindings.createBooleanBinding(this::isChanged, form, token, stored, profile);
        valid = Bindings.createBooleanBinding(this::isValid, form, token, stored, kept, destinations, profile);
        form.subscribe(this::forgetTest);
        token.subscribe(this::forgetTest);
        current.state().subscribe(() -> {
            if (!Objects.equals(profile.get(), current.profile())) {
                discard();
            }
        });
    }

    private void forgetTest() {
        test.set(new TestOutcome.None());
    }

    private String name(Kind value) {
        return i18n.text(switch (value) {
            case NOWHERE -> "settings.sync.nowhere";
            case SERVER -> "settings.sync.server";
            case DESTINATION -> "settings.sync.inDestination";
        });
    }

    /** Begins anew with what is stored. */
    void discard() {
        var now = settings.get();
        var open = current.profile();
        if (!Objects.equals(profile.get(), open)) {
            kept.set(false);
        }
        profile.set(open);
        stored.set(open == null ? null : now.sync(open.id()).orElse(null));
        destinations.setAll(now.destinations().stream().map(DestinationSettings::name).toList());
        var form = storedForm();
        kind.set(form.kind());
        address.set(form.address());
        user.set(form.user());
        headers.set(form.headers());
        timeout.set(form.timeout());
        destination.set(form.destination());
        token.set("");
        if (looked) {
            look();
        }
    }

    private SyncForm storedForm() {
        var open = profile.get();
        return SyncForm.of(stored.get(), open == null ? "" : open.user());
    }

    private boolean isChanged() {
        return profile.get() != null && (!form.get().meansSameAs(storedForm()) || isTokenTyped());
    }

    private boolean isValid() {
        return profile.get() == null || Arrays.stream(Field.values()).allMatch(field -> problemKey(field).isEmpty());
    }

    private Optional<String> problemKey(Field field) {
        return form.get().problem(field, isTokenTyped() || isTokenKept(),
                destinations.contains(Objects.requireNonNullElse(destination.get(), "")));
    }

    /** What is wrong with what was typed, or empty. */
    Optional<String> problem(Field field) {
        return problemKey(field).map(i18n::text);
    }

    private boolean isTokenTyped() {
        return kind.get() == Kind.SERVER && !token.get().isEmpty();
    }

    /** Whether a token is kept for the very server that was typed: it must not go to another one. */
    public boolean isTokenKept() {
        return kept.get() && stored.get() instanceof SyncSettings.Server
                && !SyncPeers.isTokenOutdated(stored.get(), place());
    }

    private @Nullable SyncSettings place() {
        var open = profile.get();
        return open == null ? null : form.get().toSettings(open.id()).orElse(null);
    }

    /** Finds out whether a token is and can be kept; asks nobody to unlock anything. */
    void look() {
        looked = true;
        tokenId().ifPresent(id -> tasks.start(Task.of("", Lane.IO,
                (_, _) -> new Found(secrets.secrets(), secrets.hasSecret(id)), found -> {
                    keychain.set(found.status());
                    if (tokenId().equals(Optional.of(id))) {
                        kept.set(found.kept());
                    }
                }, _ -> {})));
    }

    private record Found(SecretStatus status, boolean kept) {}

    private Optional<SecretId> tokenId() {
        return Optional.ofNullable(profile.get()).map(it -> SyncPeers.tokenOf(it.id()));
    }

    /** Forgets the token that is kept. */
    public void removeToken() {
        tokenId().ifPresent(id -> tasks.start(Task.of(i18n.text("settings.secret.removing"), Lane.IO, (_, _) -> {
            secrets.removeSecret(id);
            return false;
        }, has -> {
            kept.set(has);
            syncing.restart();
        }, error -> test.set(failed(error, 0)))));
    }

    /** Looks at what is there, with what was typed; changes nothing. */
    public void test() {
        var open = profile.get();
        var place = place();
        if (open == null || place == null || !valid.get() || test.get() instanceof TestOutcome.Running) {
            return;
        }
        var typedToken = token.get().toCharArray();
        var isForThisServer = !kept.get() || isTokenKept();
        var began = System.nanoTime();
        var tested = new TestOutcome.Running(++tests);
        test.set(tested);
        tasks.start(new Task<>(i18n.text("settings.sync.testing"), Lane.IO, (_, cancel) -> {
            try (var peer = typedToken.length > 0 ? peers.open(open, place, typedToken)
                    : isForThisServer ? peers.open(open, place) : peers.open(open, place, null)) {
                return peer.pull(cancel).state();
            } catch (SyncFailure e) {
                throw new LaurelException(e.error(), e);
            } finally {
                Arrays.fill(typedToken, '\0');
            }
        }, found -> ended(tested, new TestOutcome.Over(true, words(found), "", millisSince(began))),
                error -> ended(tested, failed(error, millisSince(began))), this::forgetTest));
    }

    /** If nothing was typed since; that was not tested. */
    private void ended(TestOutcome tested, TestOutcome.Over over) {
        if (test.get().equals(tested)) {
            test.set(over);
        }
    }

    private TestOutcome.Over failed(LaurelError error, long millis) {
        var text = i18n.error(error);
        return new TestOutcome.Over(false, text.what(), text.next() + "  " + text.code(), millis);
    }

    private String words(Snapshot found) {
        return found.equals(Snapshot.EMPTY)
                ? i18n.text("settings.sync.found.nothing")
                : i18n.text("settings.sync.found", found.metrics().size(), found.unlocked().size());
    }

    private static long millisSince(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    /** What saving does to the settings. It is valid. */
    UnaryOperator<Settings> change() {
        var open = profile.get();
        if (open == null || form.get().meansSameAs(storedForm())) {
            return UnaryOperator.identity();
        }
        var place = place();
        return it -> it.withSync(open.id(), place);
    }

    /** What saving does to the token. It is valid. */
    List<SecretChange> secretChanges() {
        var changes = new ArrayList<SecretChange>();
        tokenId().ifPresent(id -> {
            if (isTokenTyped()) {
                changes.add(new SecretChange.Keep(id, token.get()));
            } else if (SyncPeers.isTokenOutdated(stored.get(), place())) {
                changes.add(new SecretChange.Remove(id));
            }
        });
        return changes;
    }

    /** Changes with whatever is typed; but for the token. */
    public ObservableValue<?> typedProperty() {
        return form;
    }

    /** Nowhere, a server or a destination. */
    public Choice<?> kind() {
        return kind;
    }

    /** Whether a server is chosen. */
    public boolean isServer() {
        return kind.get() == Kind.SERVER;
    }

    /** Whether a destination is chosen. */
    public boolean isDestination() {
        return kind.get() == Kind.DESTINATION;
    }

    /** The server's address. */
    public StringProperty addressProperty() {
        return address;
    }

    /** Id of the player there. */
    public StringProperty userProperty() {
        return user;
    }

    /** What is sent with every request to the server, one a line. */
    public StringProperty headersProperty() {
        return headers;
    }

    /** How many seconds the server has for an answer. */
    public StringProperty timeoutProperty() {
        return timeout;
    }

    /** Name of the destination. */
    public ObjectProperty<@Nullable String> destinationProperty() {
        return destination;
    }

    /** The destinations that there are. */
    public ObservableList<String> destinations() {
        return readOnlyDestinations;
    }

    /** A token that was typed and is not kept yet; never one that is. */
    public StringProperty tokenProperty() {
        return token;
    }

    /** Changes when it is known anew whether a token is kept. */
    public ReadOnlyBooleanProperty keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** The profile that this is about, or null while none is open. */
    public ReadOnlyObjectProperty<?> profileProperty() {
        return profile.getReadOnlyProperty();
    }

    /** How the last test went. */
    public ReadOnlyObjectProperty<TestOutcome> testProperty() {
        return test.getReadOnlyProperty();
    }

    /** What is said of where the token is, or would be, kept; empty until that is known. */
    public Optional<String> keychainText() {
        return Optional.ofNullable(keychain.get()).map(it -> SecretWords.withHint(it, i18n));
    }

    /** Whether it can be kept and found without anybody being asked. */
    public boolean isKeychainOpen() {
        return keychain.get() instanceof SecretStatus.Available;
    }

    /** Changes when it is known anew whether a token can be kept. */
    public ReadOnlyObjectProperty<?> keychainProperty() {
        return keychain.getReadOnlyProperty();
    }

    /** Whether anything differs from what is stored. */
    public BooleanBinding changedProperty() {
        return changed;
    }

    /** Whether everything that is typed makes sense. */
    public BooleanBinding validProperty() {
        return valid;
    }

    /** How what is stored works out. */
    public Syncing syncing() {
        return syncing;
    }
}
