package io.dartwing.platform.identity;

import io.dartwing.platform.actor.Access;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.settings.OrganizationSettings;
import io.dartwing.platform.settings.Setting;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// What each organisation asks of sessions in it: how long they last and whether a second factor is shown.
public final class SessionRules {
    private final IdentityProperties limits;
    private final Optional<OrganizationSettings> settings;
    private final Supplier<Set<String>> phiTypes;

    private SessionRules(
            IdentityProperties limits, Optional<OrganizationSettings> settings, Supplier<Set<String>> phiTypes) {
        this.limits = limits;
        this.settings = settings;
        this.phiTypes = phiTypes;
    }

    /// @param phiTypes the names of the record types that are protected health information
    static SessionRules of(IdentityProperties limits, OrganizationSettings settings, Supplier<Set<String>> phiTypes) {
        return new SessionRules(limits, Optional.of(settings), phiTypes);
    }

    /// The installation's rules, whatever organisations chose: for what opens no sessions.
    public static SessionRules of(IdentityProperties limits) {
        return new SessionRules(limits, Optional.empty(), Set::of);
    }

    Duration idle(UUID organization, OrganizationMode mode) {
        return limits.idle(chosen(organization, SignInSettings.SESSION_IDLE, limits.idle()), mode);
    }

    Duration absolute(UUID organization) {
        return chosen(organization, SignInSettings.SESSION_ABSOLUTE, limits.absolute());
    }

    boolean secondFactor(UUID organization, OrganizationMode mode, Access access) {
        return SecondFactorPolicy.required(
                mode,
                access,
                phiTypes.get(),
                chosen(organization, SignInSettings.SECOND_FACTOR, "").equals(SignInSettings.REQUIRED));
    }

    /// After which no session is alive, in whatever organisation.
    Duration longestIdle() {
        return longer(limits.idle(), SignInSettings.LONGEST_IDLE);
    }

    /// The same from a session's beginning.
    Duration longest() {
        return longer(limits.absolute(), SignInSettings.LONGEST);
    }

    private <T> T chosen(UUID organization, Setting<T> setting, T installation) {
        return settings.map(it -> it.get(organization, setting)).orElse(installation);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
