package dev.laurel.ui.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.laurel.backup.BackupCopy;
import dev.laurel.backup.BackupService;
import dev.laurel.backup.Backups;
import dev.laurel.backup.PrunePlan;
import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.Sealing;
import dev.laurel.engine.StateDiff;
import dev.laurel.error.ErrorCode;
import dev.laurel.fakes.OpenSample;
import dev.laurel.platform.OutgoingFiles;
import dev.laurel.profile.BackupSecrets;
import dev.laurel.profile.Destinations;
import dev.laurel.secret.SessionSecretStore;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.Recipient;
import dev.laurel.settings.SealedWith;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking after backups in real folders; only the dialogs are a person's who agrees. */
class KeepingActionsTest {
    @TempDir
    private Path folder;

    private final SessionSecretStore secrets = new SessionSecretStore();
    private final Agreeing shown = new Agreeing();
    private final OutgoingFiles outgoing = new OutgoingFiles();
    private OpenSample sample;
    private BackupsViewModel model;
    private BackupActions actions;
    private KeepingActions keeping;
    private PlayersViewModel players;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    KeepingActionsTest() {}

    @BeforeEach
    void open() throws Exception {
        sample = new OpenSample(folder.resolve("data"));
        var destinations = destinations();
        var backupSecrets = BackupSecrets.kept(sample.settings::get, () -> secrets);
        var desk = new ProfileBackupDesk(
                destinations, backupSecrets, sample.profiles, "0.1.0", sample.clock, new SecureRandom());
        var keeper = new ProfileBackupKeeper(
                destinations, backupSecrets, sample.profiles, sample.tasks, "0.1.0", sample.clock, ZoneOffset.UTC);
        model = new BackupsViewModel(desk, sample.current, sample.settings, sample.tasks, sample.clock, sample.i18n);
        actions = new BackupActions(model, desk, _ -> {}, sample.current, sample.tasks, sample.files, outgoing,
                new NoFiles(), sample.dialogs, sample.notifier, sample.i18n);
        var flow = new KeepingFlow(keeper, shown, model.places(), sample.settings, sample.current, sample.tasks,
                sample.dialogs, sample.notifier, sample.i18n, () -> model.load());
        keeping = new KeepingActions(model, keeper, flow, sample.dialogs, sample.notifier, sample.i18n);
        players = new PlayersViewModel(desk, model.places(), flow, sample.tasks, sample.clock, sample.i18n);
        addFolder("stick");
    }

    @AfterEach
    void close() {
        outgoing.close();
        sample.close();
    }

    private Path addFolder(String name) throws Exception {
        var place = Files.createDirectories(folder.resolve(name));
        sample.files.answer(place);
        actions.addFolder();
        return place;
    }

    /** Backups of the live state at other times, plain or encrypted, as other sessions have left them. */
    private void put(String user, char @Nullable [] passphrase, Instant... times) {
        try (var destination = destinations().open(settings("stick"))) {
            for (var time : times) {
                var service = new BackupService(new Backups(destination, "0.0.9", () -> time), new SecureRandom());
                sample.current.inLane("", (session, _, _) -> service.backup(new BackupService.Source(
                        user, "Mira", session.engine().exportData(), session.catalogJson()),
                        passphrase == null ? new Sealing.None() : Sealing.passphrase(passphrase.clone()), false,
                        CancelToken.NEVER), _ -> {}, error -> assertThat(error).isNull());
            }
        }
        model.load();
    }

    private Destinations destinations() {
        return new Destinations(SessionSecretStore::new, Map.of(), sample.clock);
    }

    private DestinationSettings settings(String name) {
        return sample.settings.get().destination(name).orElseThrow();
    }

    private static Instant day(int ago) {
        return OpenSample.NOW.minusSeconds(ago * 86_400L);
    }

    private String user() {
        return sample.state().profile().user();
    }

    @Test
    void aProvenBackupSaysSoFromThenOn() {
        actions.backUpNow();
        var row = model.rows().getFirst();
        assertThat(model.knownProperty().get().proof(row)).isNull();
        keeping.verify();
        assertThat(sample.dialogs.codes()).isEmpty();
        assertThat(sample.notifier.titles()).endsWith("Backup proven");
        assertThat(Objects.requireNonNull(model.knownProperty().get().proof(row)).isProven()).isTrue();
    }

    @Test
    void severalAreVerifiedAtOnceAndADamagedOneIsReported() throws Exception {
        put(user(), null, day(1), day(2), day(3));
        var place = folder.resolve("stick").resolve(model.rows().get(1).key());
        Files.writeString(place, Files.readString(place).replace("\"metrics\"", "\"metrix\""));
        model.choose(model.rows().getFirst(), List.copyOf(model.rows()));
        keeping.verify();
        assertThat(shown.reports).singleElement().satisfies(report -> {
            assertThat(report.summary()).startsWith("2 of 3");
            assertThat(report.lines()).singleElement().satisfies(line -> {
                assertThat(line.failed()).isTrue();
                assertThat(line.code()).isNotEmpty();
                assertThat(line.subject()).contains("22 Nov 2026");
            });
            assertThat(report.text()).contains("2 of 3").contains("22 Nov 2026");
        });
        assertThat(Objects.requireNonNull(model.knownProperty().get().proof(model.rows().get(1))).isProven())
                .isFalse();
    }

    @Test
    void encryptedOnesNeedTheirPassphrase() {
        put(user(), "lantern".toCharArray(), day(1));
        put(user(), null, day(3));
        model.choose(model.rows().getFirst(), List.copyOf(model.rows()));
        sample.dialogs.typePassphrase("");
        keeping.verify();
        assertThat(shown.reports).singleElement().satisfies(report -> {
            assertThat(report.summary()).startsWith("1 of 2");
            assertThat(report.lines()).singleElement().satisfies(line -> assertThat(line.failed()).isFalse());
        });
        sample.dialogs.typePassphrase("lantern");
        keeping.verify();
        assertThat(sample.notifier.titles()).endsWith("2 backups proven");
        assertThat(model.knownProperty().get().proofs().values()).hasSize(2).allMatch(it -> it.isProven());
    }

    private void seal(SealedWith how) {
        sample.settings.update(it -> it.withDestinations(all -> {
            all.replaceAll(each -> each.with(how));
            return all;
        }));
        model.load();
    }

    @Test
    void aDestinationThatIsSetToThePassphraseGetsNothingElse() throws Exception {
        seal(SealedWith.PASSPHRASE);
        actions.backUpNow();
        assertThat(sample.dialogs.codes()).containsExactly(ErrorCode.BACKUP_PASSPHRASE_MISSING);
        assertThat(model.rows()).isEmpty();
        try (var left = Files.walk(folder.resolve("stick"))) {
            assertThat(left.filter(it -> it.toString().contains("achievements-"))).isEmpty();
        }

        secrets.put(BackupSecrets.PASSPHRASE, "lantern".toCharArray());
        actions.backUpNow();
        assertThat(model.rows()).singleElement().satisfies(row -> {
            assertThat(row.encrypted()).isTrue();
            assertThat(folder.resolve("stick").resolve(row.key())).content(StandardCharsets.ISO_8859_1)
                    .startsWith("age-encryption.org/v1").doesNotContain("metrics");
        });
        assertThat(model.preview().stateProperty().get()).as("without a question")
                .isEqualTo(PreviewViewModel.State.READY);
        keeping.verify();
        assertThat(sample.notifier.titles()).endsWith("Backup proven");
    }

    @Test
    void whatThePassphraseDoesNotOpenIsAskedForOnce() {
        secrets.put(BackupSecrets.PASSPHRASE, "lantern".toCharArray());
        put(user(), "lantern".toCharArray(), day(1));
        put(user(), "before lantern".toCharArray(), day(3));
        model.choose(model.rows().getFirst(), List.copyOf(model.rows()));
        sample.dialogs.typePassphrase("before lantern");
        keeping.verify();
        assertThat(sample.notifier.titles()).endsWith("2 backups proven");
        sample.dialogs.typePassphrase("neither");
        players.load();
        players.verify();
        assertThat(shown.reports).singleElement().satisfies(report ->
                assertThat(report.summary()).startsWith("1 backups proven, 0 failed, 1 locked"));
    }

    @Test
    void recipientsNeedNoSecretHereAndLeaveNoneThatOpensIt() {
        seal(SealedWith.RECIPIENTS);
        actions.backUpNow();
        assertThat(sample.dialogs.codes()).containsExactly(ErrorCode.BACKUP_RECIPIENTS_MISSING);
        sample.settings.update(it -> it.withRecipient(new Recipient(
                "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p", "Mira")));
        actions.backUpNow();
        assertThat(model.rows()).singleElement().satisfies(row -> assertThat(row.encrypted()).isTrue());
        assertThat(model.preview().stateProperty().get()).isEqualTo(PreviewViewModel.State.LOCKED);
    }

    @Test
    void pinsAreSetChangedAndTakenOff() {
        put(user(), null, day(1), day(2));
        sample.dialogs.type("Before the boss");
        keeping.pin();
        assertThat(model.rows().getFirst().comment()).isEqualTo("Before the boss");
        assertThat(model.summaryProperty().get()).endsWith("1 pinned");
        assertThat(model.timelineProperty().get().pins()).hasSize(1);
        model.load();
        assertThat(model.rows().getFirst().comment()).as("listed again").isEqualTo("Before the boss");
        sample.dialogs.type("");
        keeping.pin();
        assertThat(model.rows().getFirst().pinned()).isTrue();
        assertThat(model.rows().getFirst().comment()).isEmpty();
        keeping.unpin();
        assertThat(model.rows()).noneMatch(BackupRow::pinned);
        model.load();
        assertThat(model.rows()).hasSize(2).noneMatch(BackupRow::pinned);
    }

    @Test
    void theFilterFindsWhatAPinSays() {
        put(user(), null, day(1), day(2));
        sample.dialogs.type("Before the boss");
        keeping.pin();
        model.filterProperty().set("boss");
        assertThat(model.rows()).hasSize(1);
    }

    @Test
    void deletingSeveralAsksOnceAndCountsThePinned() throws Exception {
        put(user(), null, day(1), day(2), day(3));
        keeping.pin();
        model.choose(model.rows().getFirst(), model.rows().subList(0, 2));
        keeping.delete();
        assertThat(sample.dialogs.questions()).singleElement().satisfies(question -> {
            assertThat(question.destructive()).isTrue();
            assertThat(question.title()).isEqualTo("Delete 2 backups?");
            assertThat(question.text()).contains("1 pinned");
        });
        assertThat(model.rows()).singleElement().satisfies(row -> assertThat(row.time()).isEqualTo(day(3)));
        try (var files = Files.walk(folder.resolve("stick"))) {
            assertThat(files.filter(it -> it.toString().contains("users")).filter(Files::isRegularFile))
                    .as("no pin is left behind").hasSize(1);
        }
    }

    @Test
    void pruningShowsAReasonForEachAndDeletesWhatGoes() {
        put(user(), null, day(1), day(2), day(3), day(4), day(5));
        shown.policy = RetentionPolicy.keepLast(2);
        shown.remember = true;
        keeping.prune();
        assertThat(shown.outlooks.getLast().rows()).extracting(PruneViewModel.Row::why)
                .containsExactly("Newest of all, one of the last", "One of the last", "Goes", "Goes", "Goes");
        assertThat(shown.outlooks.getLast().tooMuch()).isOne();
        assertThat(model.rows()).extracting(BackupRow::time).containsExactly(day(1), day(2));
        assertThat(sample.settings.get().backupRules(sample.state().profile().id(), "stick").retention())
                .isEqualTo(RetentionPolicy.keepLast(2));
        assertThat(sample.notifier.titles()).endsWith("3 backups deleted");
    }

    @Test
    void copyingTellsWhatIsMissingAndCopiesThatAlone() throws Exception {
        put(user(), null, day(1), day(2));
        addFolder("nas");
        model.places().select("stick");
        keeping.copy();
        assertThat(sample.notifier.titles()).endsWith("2 backups copied");
        put(user(), null, day(3));
        keeping.copy();
        assertThat(shown.summaries).containsExactly("2 backups are missing there. ",
                "1 backup is missing there. 2 are there already.");
        model.places().select("nas");
        assertThat(model.rows()).hasSize(3);
    }

    @Test
    void twoBackupsAreCompared() {
        actions.backUpNow();
        var older = model.rows().getFirst();
        sample.current.inLane("", (session, _, _) -> {
            session.engine().update("score", dev.laurel.engine.metric.MetricValue.of(300_000));
            return true;
        }, _ -> {}, error -> assertThat(error).isNull());
        put(user(), null, OpenSample.NOW.plusSeconds(60));
        var newer = model.rows().getFirst();
        model.choose(newer, List.of(newer));
        model.pickOther();
        assertThat(model.pickingProperty().get()).isTrue();
        model.choose(older, List.of(older));
        assertThat(model.selectedProperty().get()).as("the one that is looked at stays").isEqualTo(newer);
        assertThat(model.preview().againstProperty().get()).isEqualTo(PreviewViewModel.Against.OTHER);
        var diff = Objects.requireNonNull(model.preview().diffProperty().get());
        assertThat(diff.gained()).extracting(StateDiff.Unlock::id).contains("score_250000");
        model.preview().compareWith(PreviewViewModel.Against.LIVE);
        assertThat(Objects.requireNonNull(model.preview().diffProperty().get()).isEmpty()).isTrue();
    }

    /** What is live here says nothing of somebody else's backup: all that is in it is shown. */
    @Test
    void somebodyElsesBackupIsShownOnItsOwn() {
        put("somebody else", null, day(1));
        model.places().userProperty().set("somebody else");
        assertThat(model.preview().againstProperty().get()).isEqualTo(PreviewViewModel.Against.NOTHING);
        var diff = Objects.requireNonNull(model.preview().diffProperty().get());
        assertThat(diff.gained()).hasSize(sample.state().snapshot().unlocked().size())
                .noneMatch(unlock -> unlock.title().equals(unlock.id()));
        assertThat(diff.missing()).isEmpty();
    }

    @Test
    void playersAreListedWithWhatIsKnownOfThem() {
        put(user(), null, day(1), day(2));
        put("ann", null, day(9));
        put("bob", null, day(3), day(20));
        keeping.verify();
        players.load();
        assertThat(players.rows()).extracting(PlayerRow::user).containsExactly("ann", "bob", user());
        assertThat(players.rows()).extracting(PlayerRow::count).containsExactly(1, 2, 2);
        assertThat(players.rows()).extracting(PlayerRow::overdue).containsExactly(true, false, false);
        assertThat(players.rows().getLast().proven()).isEqualTo(OpenSample.NOW);
        assertThat(players.summaryProperty().get()).startsWith("3 players · 5 backups").endsWith("1 overdue");
        players.daysProperty().set(2);
        players.onlyOverdueProperty().set(true);
        assertThat(players.rows()).extracting(PlayerRow::user).containsExactly("ann", "bob");
        players.filterProperty().set("BO");
        assertThat(players.rows()).extracting(PlayerRow::user).containsExactly("bob");
        players.open(players.rows().getFirst());
        assertThat(model.rows()).hasSize(2).allMatch(row -> row.backup().user().equals("bob"));
    }

    @Test
    void allPlayersAreVerifiedWithALineForEach() throws Exception {
        put("ann", null, day(1), day(2));
        put("bob", null, day(1));
        try (var files = Files.walk(folder.resolve("stick/users/bob"))) {
            Files.writeString(files.filter(Files::isRegularFile).findFirst().orElseThrow(), "{}");
        }
        players.load();
        players.verify();
        assertThat(shown.reports).singleElement().satisfies(report -> {
            assertThat(report.summary()).startsWith("2 backups proven, 1 failed");
            assertThat(report.lines()).extracting(Report.Line::subject).containsExactly("bob", "ann");
            assertThat(report.lines()).extracting(Report.Line::failed).containsExactly(true, false);
        });
    }

    @Test
    void pruningManyLeavesThoseAloneWhoWouldLoseTooMuch() {
        put("ann", null, day(1), day(2), day(3), day(4), day(5));
        put("bob", null, day(1), day(2), day(3));
        players.load();
        shown.policy = RetentionPolicy.keepLast(2);
        players.prune();
        assertThat(shown.outlooks.getLast().rows()).extracting(PruneViewModel.Row::why)
                .containsExactly("3 of 5 go", "1 of 3 go");
        assertThat(shown.reports.getLast().lines().getFirst().subject()).isEqualTo("ann");
        players.load();
        assertThat(players.rows()).extracting(PlayerRow::count).containsExactly(5, 2);
        shown.force = true;
        players.prune();
        players.load();
        assertThat(players.rows()).extracting(PlayerRow::count).containsExactly(2, 2);
    }

    /** Agrees to everything that is shown. */
    private static final class Agreeing implements KeepingDialogs {
        private final List<Report> reports = new ArrayList<>();
        private final List<PruneViewModel.Outlook> outlooks = new ArrayList<>();
        private final List<String> summaries = new ArrayList<>();
        private RetentionPolicy policy = RetentionPolicy.DEFAULT;
        private boolean remember;
        private boolean force;

        @Override
        public void prune(PruneViewModel model, String destination, Consumer<List<PrunePlan>> yes) {
            model.lastProperty().set(policy.last());
            model.rememberProperty().set(remember);
            model.forceProperty().set(force);
            outlooks.add(Objects.requireNonNull(model.outlookProperty().get()));
            yes.accept(model.plans());
        }

        @Override
        public void copy(
                CopyViewModel model, String from, String who, BiConsumer<DestinationSettings, BackupCopy.Plan> yes) {
            summaries.add(model.summaryProperty().get());
            yes.accept(model.chosen(), model.plan());
        }

        @Override
        public void report(Report report) {
            reports.add(report);
        }
    }

    private static final class NoFiles implements dev.laurel.platform.OpenFiles {
        @Override
        public void show(Path path) {
            throw new AssertionError("Nobody asked to see " + path);
        }

        @Override
        public void browse(URI address) {
            throw new AssertionError("Nobody asked for " + address);
        }
    }
}
