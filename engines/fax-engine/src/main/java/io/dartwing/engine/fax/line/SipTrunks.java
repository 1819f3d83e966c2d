package io.dartwing.engine.fax.line;

import io.dartwing.engine.sip.Credentials;
import io.dartwing.engine.sip.SipTrunk;
import io.dartwing.engine.sip.Transport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Our trunks in the SIP engine's words.
final class SipTrunks {
    /// Short enough to survive a carrier's restart, long enough not to bother it.
    private static final Duration REGISTER_FOR = Duration.ofMinutes(10);

    private static final Duration PING_EVERY = Duration.ofMinutes(1);

    private SipTrunks() {}

    static SipTrunk of(LineTrunk trunk) {
        return new SipTrunk(
                trunk.id().toString(),
                trunk.host(),
                trunk.port(),
                trunk.transport() == LineTrunk.Transport.TCP ? Transport.TCP : Transport.UDP,
                credentials(trunk),
                trunk.register(),
                REGISTER_FOR,
                PING_EVERY);
    }

    private static @Nullable Credentials credentials(LineTrunk trunk) {
        String username = trunk.username();
        String password = trunk.password();
        return username == null ? null : new Credentials(username, password == null ? "" : password);
    }
}
