package io.dartwing.platform.identity;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.problem.PlatformError;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Asks a person at a browser for a second factor, if the last time it showed one is more than some minutes ago.
@Component
public class RecentFactor {
    private final Clock clock;

    RecentFactor(Clock clock) {
        this.clock = clock;
    }

    /// Keys and clients are not asked: they have none.
    ///
    /// @throws ProblemException `DW-4034`
    public void require() {
        if (Actors.current() instanceof PersonActor && !shown()) {
            throw new ProblemException(
                    PlatformError.FRESH_FACTOR_NEEDED,
                    "this needs a second factor, shown within the last " + SessionStanding.FRESH.toMinutes()
                            + " minutes");
        }
    }

    private boolean shown() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getRequest().getAttribute(SessionArgument.ATTRIBUTE) instanceof Session session) {
            Instant at = session.standing().secondFactorAt();
            return at != null && clock.instant().isBefore(at.plus(SessionStanding.FRESH));
        }
        return false;
    }
}
