package io.dartwing.fax.sharing;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.realtime.LivePeople;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Who is there: the live connections of all nodes say so again and again, and a person that nobody
/// spoke of for a while is away.
@Component
class WorkPresence implements LivePeople {
    /// Longer than a reload of the page or a lift takes.
    static final Duration LASTS = Duration.ofSeconds(90);

    private final SharingRows rows;
    private final Sharing sharing;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WorkPresence(SharingRows rows, Sharing sharing, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.sharing = sharing;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void here(UUID organization, Collection<UUID> people) {
        var now = clock.instant();
        Actors.runAs(
                SystemJobActor.of(organization, "work-presence"),
                () -> transaction.executeWithoutResult(status -> {
                    if (rows.connected(people, now.plus(LASTS), now)) {
                        sharing.soon();
                    }
                }));
    }

    /// A person's own word. It also shows that the person is there.
    void say(UUID person, Presence wish) {
        rows.wish(person, wish, clock.instant().plus(LASTS));
        sharing.soon();
    }
}
