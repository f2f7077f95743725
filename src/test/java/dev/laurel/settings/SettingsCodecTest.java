package dev.laurel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.schedule.Triggers;
import dev.laurel.settings.DestinationSettings.AzureCredentials;
import dev.laurel.settings.DestinationSettings.S3Credentials;
import dev.laurel.settings.Settings.Layout;
import dev.laurel.settings.Settings.Masking;
import dev.laurel.settings.Settings.NotificationLevel;
import dev.laurel.settings.Settings.Theme;
import dev.laurel.settings.Settings.WindowPlace;
import dev.laurel.sync.RestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCodecTest {
    private static final String KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    @Test
    void whatIsWrittenIsReadAgain() {
        var seed = System.nanoTime();
        System.out.println("SettingsCodecTest seed " + seed);
        var random = new Random(seed);
        for (var i = 0; i < 500; i++) {
            var settings = random(random);

            var reading = read(SettingsCodec.write(settings));

            assertThat(reading.settings()).isEqualTo(settings);
            assertThat(reading.bad()).isEmpty();
            assertThat(reading.version()).isEqualTo(SettingsCodec.VERSION);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "{", "null", "[]", "{}", "{\"version\":0}", "{\"version\":\"1\"}", "{\"version\":1} x", "\0\0\0\0",
        "{\"version\":1,\"a\":[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]}", "{\"version\":1,\"version\":1,",
    })
    void whatAreNoSettingsAtAllIsSeen(String text) {
        assertThat(SettingsCodec.read(text.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void aBadMemberCostsThatMemberAlone() {
        var reading = read("""
                {"version":1,"theme":"dark","layout":7,"language":"../x","reducedMotion":"yes","updates":"ftp://example.org",
                 "window":{"x":1e999,"y":0,"width":1,"height":1,"maximised":true},
                 "masking":{"icon":false},"lastProfile":1.5,"future":{"a":[null]},
                 "destinations":[{"kind":"folder","name":"Stick","path":"/mnt/stick"},
                                 {"kind":"folder","name":"Stick","path":"/mnt/other"},
                                 {"kind":"folder","name":"rel","path":"relative"},
                                 {"kind":"carrier pigeon","name":"x"}, null, 3]}""".getBytes(StandardCharsets.UTF_8));

        assertThat(reading.settings()).isEqualTo(Settings.DEFAULTS.withTheme(Theme.DARK)
                .withDestinations(_ -> List.of(new DestinationSettings.Folder("Stick", Path.of("/mnt/stick")))));
        assertThat(reading.bad()).containsExactlyInAnyOrder("/layout", "/language", "/reducedMotion", "/window",
                "/masking", "/lastProfile", "/updates", "/destinations/1", "/destinations/2", "/destinations/3",
                "/destinations/4", "/destinations/5");
    }

    @Test
    void rulesThatCannotBeAreBad() {
        var good = """
                {"profile":7,"destination":"Stick","paused":true,
                 "triggers":{"unlock":true,"change":false,"quit":true,"everyMinutes":60},
                 "keep":{"last":1,"daily":2,"weekly":3,"monthly":4,"yearly":5}}""";
        var reading = read(("{\"version\":2,\"backupRules\":[" + String.join(",", good, good,
                good.replace("60", "0"), good.replace("60", "\"60\""), good.replace("60", "99999999999999"),
                good.replace("\"last\":1", "\"last\":-1"), good.replace("\"keep\"", "\"kept\""),
                good.replace("7", "7.5"), "7", "null") + "]}").getBytes(StandardCharsets.UTF_8));

        assertThat(reading.settings().backupRules(7, "Stick")).isEqualTo(new BackupRules(7, "Stick",
                new Triggers(true, false, true, Duration.ofHours(1)), true, new RetentionPolicy(1, 2, 3, 4, 5)));
        assertThat(reading.settings().backupRules(8, "Stick")).isEqualTo(BackupRules.usual(8, "Stick"));
        assertThat(reading.bad()).containsExactly("/backupRules/1", "/backupRules/2", "/backupRules/3",
                "/backupRules/4", "/backupRules/5", "/backupRules/6", "/backupRules/7", "/backupRules/8",
                "/backupRules/9");
    }

    @Test
    void rulesGoWithTheirDestinationAndWhenTheyAreUsual() {
        var stick = new DestinationSettings.Folder("Stick", Path.of("/mnt/stick"));
        var rules = BackupRules.usual(7, "Stick").withPaused(true);
        var settings = Settings.DEFAULTS.withDestinations(_ -> List.of(stick)).withBackupRules(rules);
        assertThat(settings.backupRules(7, "Stick")).isEqualTo(rules);
        assertThat(settings.withBackupRules(rules.withPaused(false)).backupRules()).isEmpty();
        assertThat(settings.withDestinations(_ -> List.of()).backupRules()).isEmpty();
    }

    @Test
    void rulesAndPlacesToMeetFollowADestinationsNewName() {
        var stick = new DestinationSettings.Folder("Stick", Path.of("/mnt/stick"));
        var cellar = new DestinationSettings.Folder("Cellar", Path.of("/mnt/cellar"));
        var rules = BackupRules.usual(7, "Stick").withPaused(true);
        var settings = Settings.DEFAULTS.withDestinations(_ -> List.of(stick, cellar))
                .withBackupRules(rules)
                .withBackupRules(BackupRules.usual(7, "Cellar").withTriggers(Triggers.NONE))
                .withSync(7, new SyncSettings.Bucket(7, "Stick", "ann"))
                .withSync(8, new SyncSettings.Bucket(8, "Cellar", "ben"));
        var now = settings.withDestinations(_ -> List.of(new DestinationSettings.Folder("Cellar", stick.path())),
                Map.of("Stick", "Cellar"));
        assertThat(now.backupRules()).as("the other one is gone, whoever has its name now")
                .containsExactly(BackupRules.usual(7, "Cellar").withPaused(true));
        assertThat(now.sync()).containsExactly(new SyncSettings.Bucket(7, "Cellar", "ann"));
        assertThat(settings.withDestinations(_ -> List.of(stick)).sync())
                .containsExactly(new SyncSettings.Bucket(7, "Stick", "ann"));
    }

    @Test
    void whatWasChosenForAProfileGoesWithIt() {
        var stick = new DestinationSettings.Folder("Stick", Path.of("/mnt/stick"));
        var before = Settings.DEFAULTS.withDestinations(_ -> List.of(stick)).withLastProfile(8L)
                .withBackupRules(BackupRules.usual(8, "Stick").withPaused(true))
                .withSync(8, new SyncSettings.Bucket(8, "Stick", "ben"));
        var both = before.withBackupRules(BackupRules.usual(7, "Stick").withPaused(true))
                .withSync(7, new SyncSettings.Bucket(7, "Stick", "ann")).withLastProfile(7L);
        assertThat(both.withoutProfile(7)).isEqualTo(before.withLastProfile(null));
        assertThat(before.withoutProfile(7)).isEqualTo(before);
    }

    @Test
    void placesToMeetThatCannotBeAreBad() {
        var good = """
                {"profile":7,"kind":"server","address":"https://sync.example","user":"ann","headers":{"X-A":"b"},
                 "timeoutMillis":10000}""";
        var reading = read(("{\"version\":2,\"sync\":[" + String.join(",", good, good,
                good.replace("7", "8").replace("https://", "https://user:pw@"), good.replace("https", "ftp"),
                good.replace("X-A", "Authorization"), good.replace("10000", "0"), good.replace("ann", ".."),
                good.replace("\"b\"", "1"), good.replace("server", "pigeon"), "7",
                "{\"profile\":9,\"kind\":\"destination\",\"destination\":\"Stick\",\"user\":\"\"}") + "]}")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(reading.settings().sync(7)).contains(new SyncSettings.Server(7, new RestServer(
                URI.create("https://sync.example"), "ann", Map.of("X-A", "b"), Duration.ofSeconds(10))));
        assertThat(reading.settings().sync(8)).isEmpty();
        assertThat(reading.settings().sync(9)).contains(new SyncSettings.Bucket(9, "Stick", ""));
        assertThat(reading.bad()).hasSize(9);
        assertThat(reading.settings().withSync(7, null).sync(7)).isEmpty();
        assertThat(reading.settings().withSync(7, new SyncSettings.Bucket(7, "Stick", "ann")).sync()).hasSize(2);
    }

    @Test
    void cloudDestinationsThatCannotBeAreBad() {
        var reading = read("""
                {"version":2,"destinations":[
                 {"kind":"s3","name":"ok","bucket":"bucket","region":"eu-west-1","pathStyle":false,"encryption":true,
                  "credentials":"awsProfile","awsProfile":"p"},
                 {"kind":"s3","name":"1","bucket":"a/b","region":"eu-west-1","pathStyle":false,"encryption":true,
                  "credentials":"environment"},
                 {"kind":"s3","name":"2","bucket":"bucket","region":"evil.example/","pathStyle":false,
                  "encryption":true,"credentials":"environment"},
                 {"kind":"s3","name":"3","bucket":"bucket","region":"eu","pathStyle":false,"encryption":true,
                  "endpoint":"https://key:secret@example.org","credentials":"environment"},
                 {"kind":"s3","name":"4","bucket":"bucket","region":"eu","pathStyle":false,"encryption":true,
                  "credentials":"keychain"},
                 {"kind":"s3","name":"5","bucket":"bucket","region":"eu","credentials":"environment"},
                 {"kind":"azure","name":"6","container":"No Container","credentials":"environment"},
                 {"kind":"azure","name":"7","container":"container","credentials":"accountKey","account":"a.b"},
                 {"kind":"azure","name":"8","container":"container","credentials":"sas","account":"account",
                  "endpoint":"https://account.example.org/?sig=secret"},
                 {"kind":"azure","name":"9","container":"container","credentials":"password"}]}"""
                .getBytes(StandardCharsets.UTF_8));

        assertThat(reading.settings().destinations()).containsExactly(new DestinationSettings.S3(
                "ok", "bucket", "eu-west-1", null, false, true, new S3Credentials.AwsProfile("p")));
        assertThat(reading.bad()).hasSize(9);
    }

    /** As version 1 wrote it. */
    @Test
    void theFirstVersionIsUnderstood() {
        var reading = read("""
                {"version":1,"theme":"light","notifications":"warnings","layout":"table","reducedMotion":true,
                 "masking":{"icon":true,"title":false,"description":true,"metric":false},
                 "destinations":[{"kind":"folder","name":"Stick","path":"/mnt/stick"}]}"""
                .getBytes(StandardCharsets.UTF_8));

        assertThat(reading.version()).isEqualTo(1);
        assertThat(reading.bad()).isEmpty();
        assertThat(reading.settings()).isEqualTo(new Settings(null, Theme.LIGHT, null, null, null,
                List.of(new DestinationSettings.Folder("Stick", Path.of("/mnt/stick"))),
                new Masking(true, false, true, false), NotificationLevel.WARNINGS, true, Layout.TABLE, true,
                List.of(), null, List.of(), List.of()));
    }

    /** Anything that is not understood here would otherwise be a backup that everybody can read. */
    @Test
    void aDestinationWhoseEncryptionIsNotUnderstoodIsNoDestination() {
        var reading = read("""
                {"version":3,"destinations":[
                 {"kind":"folder","name":"a","path":"/a"},
                 {"kind":"folder","name":"b","path":"/b","sealedWith":"passphrase"},
                 {"kind":"folder","name":"c","path":"/c","sealedWith":"pigeon"},
                 {"kind":"folder","name":"d","path":"/d","sealedWith":true},
                 {"kind":"folder","name":"e","path":"/e","sealedWith":null}]}""".getBytes(StandardCharsets.UTF_8));

        assertThat(reading.settings().destinations()).containsExactly(
                new DestinationSettings.Folder("a", Path.of("/a"), SealedWith.NOTHING),
                new DestinationSettings.Folder("b", Path.of("/b"), SealedWith.PASSPHRASE));
        assertThat(reading.bad()).containsExactly("/destinations/2", "/destinations/3", "/destinations/4");
    }

    @Test
    void recipientsThatCannotBeAreBad() {
        var good = "{\"key\":\"" + KEY + "\",\"name\":\"Mira\"}";
        var reading = read(("{\"version\":3,\"recipients\":[" + String.join(",", good, good,
                good.replace(KEY, KEY.substring(1)), good.replace("\"name\"", "\"nom\""), "7") + "]}")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(reading.settings().recipients()).containsExactly(new Recipient(KEY, "Mira"));
        assertThat(reading.bad()).containsExactly("/recipients/1", "/recipients/2", "/recipients/3", "/recipients/4");
        var renamed = reading.settings().withRecipient(new Recipient(KEY, "Zoë"));
        assertThat(renamed.recipients()).containsExactly(new Recipient(KEY, "Zoë"));
        assertThat(renamed.withoutRecipient(KEY).recipients()).isEmpty();
    }

    @Test
    void noRubbishMakesItThrow() {
        var seed = System.nanoTime();
        System.out.println("SettingsCodecTest rubbish seed " + seed);
        var random = new Random(seed);
        var text = SettingsCodec.write(random(random));
        for (var i = 0; i < 2_000; i++) {
            var damaged = text.clone();
            for (var n = random.nextInt(4); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            var reading = SettingsCodec.read(damaged);
            assertThat(reading == null || reading.settings() != null).isTrue();
        }
    }

    private static SettingsCodec.Reading read(byte[] text) {
        return Objects.requireNonNull(SettingsCodec.read(text));
    }

    static Settings random(Random random) {
        return new Settings(
                one(random, null, "de", "pt-BR"),
                one(random, Theme.values()),
                random.nextBoolean() ? null
                        : new WindowPlace(random.nextDouble() * 100, -random.nextInt(100), 1 + random.nextInt(5000),
                                1 + random.nextDouble(), random.nextBoolean()),
                one(random, null, 7L, Long.MAX_VALUE),
                one(random, null, Path.of("/home/zoë/Backups")),
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(n -> destination(random, "Ziel \"" + n + "\" ☃\\")
                                .with(one(random, SealedWith.values())))
                        .toList(),
                new Masking(random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean()),
                one(random, NotificationLevel.values()),
                random.nextBoolean(),
                one(random, Layout.values()),
                random.nextBoolean(),
                IntStream.range(0, random.nextInt(4)).mapToObj(n -> rules(random, n)).toList(),
                one(random, null, URI.create("https://example.org/laurel.json")),
                IntStream.range(0, random.nextInt(3)).mapToObj(n -> sync(random, n)).toList(),
                random.nextBoolean() ? List.of() : List.of(new Recipient(KEY, one(random, "", "zoë \"☃\""))));
    }

    private static SyncSettings sync(Random random, long profile) {
        return random.nextBoolean()
                ? new SyncSettings.Bucket(profile, "Ziel \"☃\"", one(random, "", "../zoë"))
                : new SyncSettings.Server(profile, new RestServer(
                        one(random, URI.create("https://sync.example/api/"), URI.create("http://[::1]:7")),
                        "zoë/7",
                        random.nextBoolean() ? Map.of() : Map.of("X-User-ID", "7", "X-Game", "\"a\""),
                        Duration.ofMillis(1 + random.nextInt(99_999))));
    }

    private static BackupRules rules(Random random, long profile) {
        return new BackupRules(profile, "Ziel",
                new Triggers(random.nextBoolean(), random.nextBoolean(), random.nextBoolean(),
                        random.nextBoolean() ? null : Duration.ofMinutes(1 + random.nextInt(7 * 24 * 60))),
                random.nextBoolean(),
                new RetentionPolicy(random.nextInt(99), random.nextInt(99), random.nextInt(3), 0, random.nextInt(2)));
    }

    private static DestinationSettings destination(Random random, String name) {
        var endpoint = one(random, null, URI.create("https://s3.example.org:9000/x"), URI.create("http://[::1]:1"));
        return switch (random.nextInt(3)) {
            case 0 -> new DestinationSettings.Folder(name, Path.of("/mnt/ stick " + random.nextInt(9)));
            case 1 -> new DestinationSettings.S3(
                    name, one(random, "bucket", "My.Old_bucket-1"), one(random, "us-east-1", "auto"), endpoint,
                    random.nextBoolean(), random.nextBoolean(),
                    SettingsCodecTest.<S3Credentials>one(random, new S3Credentials.Keychain("AKIA \"7\""),
                            new S3Credentials.AwsProfile("work profile"), new S3Credentials.Environment()));
            default -> new DestinationSettings.Azure(name, "achievements-backup", endpoint,
                    SettingsCodecTest.<AzureCredentials>one(random, new AzureCredentials.Environment(),
                            new AzureCredentials.ConnectionString(), new AzureCredentials.AccountKey("acc0unt"),
                            new AzureCredentials.Sas("acc0unt")));
        };
    }

    @SafeVarargs
    private static <T> T one(Random random, @Nullable T... values) {
        return values[random.nextInt(values.length)];
    }
}
