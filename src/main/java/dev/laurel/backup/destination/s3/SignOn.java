package dev.laurel.backup.destination.s3;

import java.util.HashSet;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;
import software.amazon.awssdk.services.ssooidc.model.SsoOidcException;

/** Profiles of the AWS tools whose credentials come from a single sign-on, which a person renews in a browser. */
final class SignOn {
    private SignOn() {}

    /**
     * The profile to sign in with if credentials can't be had because a sign-on has ended or was never begun.
     *
     * @param profile whose credentials were asked for
     * @param failure what the SDK said
     */
    static Optional<String> ended(String profile, Throwable failure) {
        return isAboutToken(failure) ? signingOn(profile, ProfileFile.defaultProfileFile()) : Optional.empty();
    }

    /** A service that answered knows the token, and complains of something else, unless it is one of the sign-on. */
    private static boolean isAboutToken(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AwsServiceException) {
                return cause instanceof UnauthorizedException || cause instanceof SsoOidcException;
            }
        }
        return true;
    }

    /** Follows the roles that are assumed to the profile that they begin with. */
    static Optional<String> signingOn(String profile, ProfileFile file) {
        var seen = new HashSet<String>();
        var name = Optional.of(profile);
        while (name.isPresent() && seen.add(name.get())) {
            var found = file.profile(name.get());
            if (found.filter(it -> it.property("sso_session").isPresent() || it.property("sso_start_url").isPresent())
                    .isPresent()) {
                return name;
            }
            name = found.flatMap(it -> it.property("source_profile"));
        }
        return Optional.empty();
    }
}
