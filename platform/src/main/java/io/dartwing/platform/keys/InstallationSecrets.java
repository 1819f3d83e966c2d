package io.dartwing.platform.keys;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Encrypts small secrets of people, whose accounts belong to no organisation.
///
/// The installation has keys like an organisation's, under an id that none has: they are made, rotated and kept in the
/// same way. Needs no actor, and no open transaction, whose organisation would be another one.
@Component
public final class InstallationSecrets {
    private static final UUID INSTALLATION = new UUID(0, 1);

    private final OrganizationKeys keys;

    InstallationSecrets(OrganizationKeys keys) {
        this.keys = keys;
    }

    /// `context` says what and whose it is (`totp 0190…`) and is bound in.
    public byte[] seal(byte[] plain, String context) {
        return Actors.callAs(installation(), () -> keys.seal(plain, context));
    }

    /// Throws `OrganizationKeys.SealBroken` when these bytes were not sealed here for this context.
    public byte[] open(byte[] sealed, String context) {
        return Actors.callAs(installation(), () -> keys.open(sealed, context));
    }

    private static SystemJobActor installation() {
        return SystemJobActor.of(INSTALLATION, "installation secrets");
    }
}
