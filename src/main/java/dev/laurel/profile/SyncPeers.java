package dev.laurel.profile;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.secret.SecretId;
import dev.laurel.secret.SecretSource;
import dev.laurel.settings.Settings;
import dev.laurel.settings.SyncSettings;
import dev.laurel.sync.BucketPeer;
import dev.laurel.sync.RestPeer;
import dev.laurel.sync.RestServer;
import dev.laurel.sync.RetryLimits;
import dev.laurel.sync.SyncPeer;
import org.jspecify.annotations.Nullable;

/** Makes the places where devices meet of what the settings say of them. Safe from any thread. */
public final class SyncPeers {
    private final Supplier<Settings> settings;
    private final Destinations destinations;
    private final Tokens tokens;
    private final InstantSource clock;

    /** Where the tokens of servers come from. */
    @FunctionalInterface
    public interface Tokens {
        /** The token of a profile's server, for the caller to clear; may wait for a keychain. */
        Optional<char[]> of(long profile);
    }

    /**
     * Tokens of the environment, for any profile, otherwise those that are kept.
     *
     * @param secrets asked for only where it is needed
     */
    public static Tokens tokens(Map<String, String> environment, Supplier<? extends SecretSource> secrets) {
        return profile -> Optional.ofNullable(environment.get("LAUREL_SYNC_TOKEN"))
                .filter(it -> !it.isEmpty())
                .map(String::toCharArray)
                .or(() -> secrets.get().find(tokenOf(profile)));
    }

    /** Over the settings as they are whenever a peer is made. */
    public SyncPeers(Supplier<Settings> settings, Destinations destinations, Tokens tokens, InstantSource clock) {
        this.settings = settings;
        this.destinations = destinations;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Where the token of a profile's server is kept. */
    public static SecretId tokenOf(long profile) {
        return new SecretId("profile " + profile, SecretId.What.SYNC_TOKEN);
    }

    /** Whether a token that was kept for one place is none for the other: it must not go to another server. */
    public static boolean isTokenOutdated(@Nullable SyncSettings before, @Nullable SyncSettings after) {
        return before instanceof SyncSettings.Server(var _, var known)
                && !(after instanceof SyncSettings.Server(var _, var server) && known.isSameServer(server));
    }

    /**
     * The place where a profile meets other devices, not yet touched; the caller closes it.
     *
     * @throws LaurelException {@link ErrorCode#SYNC_NOT_SET_UP} if there is none, DESTINATION_UNKNOWN if it is in a
     *     destination that is gone, or why the token can't be had
     */
    public SyncPeer open(Profile profile) {
        var sync = settings.get().sync(profile.id())
                .orElseThrow(() -> new LaurelException(LaurelError.of(ErrorCode.SYNC_NOT_SET_UP, profile.name())));
        return open(profile, sync);
    }

    /** The place that settings name which may not be kept yet; as {@link #open(Profile)}. */
    public SyncPeer open(Profile profile, SyncSettings sync) {
        return open(profile, sync, sync instanceof SyncSettings.Server ? tokens.of(profile.id()).orElse(null) : null);
    }

    /**
     * The same with a token that may not be kept yet.
     *
     * @param token for a server, or null for none; cleared
     */
    public SyncPeer open(Profile profile, SyncSettings sync, char @Nullable [] token) {
        return switch (sync) {
            case SyncSettings.Server(var _, var server) -> withToken(server, token);
            case SyncSettings.Bucket(var _, var name, var user) -> new BucketPeer(
                    destinations.open(settings.get().destination(name)
                            .orElseThrow(() -> new LaurelException(
                                    LaurelError.of(ErrorCode.DESTINATION_UNKNOWN, name)))),
                    user, profile.configHash(), clock);
        };
    }

    private SyncPeer withToken(RestServer server, char @Nullable [] token) {
        try {
            return new RestPeer(server, token, RetryLimits.USUAL, clock);
        } finally {
            if (token != null) {
                Arrays.fill(token, '\0');
            }
        }
    }
}
