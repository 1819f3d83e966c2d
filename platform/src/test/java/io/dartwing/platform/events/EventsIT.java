package io.dartwing.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.events.ProbeListener.ThingHappened;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformIntegration
class EventsIT {
    @Autowired
    private Events events;

    @Autowired
    private ProbeListener listener;

    @Autowired
    private FailedEventPublications failed;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    private final UUID organization = Ids.next();

    @Test
    void anEventReachesItsListenerAfterTheCommitInItsOrganisation() {
        UUID thing = Ids.next();
        publish(thing, false);
        await().until(() -> listener.heard(thing) == 1);
        assertThat(listener.organization(thing)).isEqualTo(organization);
        assertThat(listener.readable(thing)).isEqualTo("{" + organization + "}");
        await().until(() -> stored(thing) == 0);
    }

    @Test
    void aRolledBackEventIsNeverHeard() {
        UUID thing = Ids.next();
        publish(thing, true);
        UUID marker = Ids.next();
        publish(marker, false);
        await().until(() -> listener.heard(marker) == 1);
        assertThat(listener.heard(thing)).isZero();
        assertThat(stored(thing)).isZero();
    }

    @Test
    void whatAListenerCouldNotDoIsSubmittedAgain() {
        UUID thing = Ids.next();
        listener.failFirst(thing);
        publish(thing, false);
        await().until(() -> listener.heard(thing) == 1 && status(thing).equals("FAILED"));

        failed.resubmit(ResubmissionOptions.defaults().withMinAge(Duration.ZERO));
        await().until(() -> listener.heard(thing) == 2 && stored(thing) == 0);
    }

    @Test
    void anEventOutsideATransactionIsADefect() {
        assertThatThrownBy(() -> events.publish(new ThingHappened(organization, Ids.next())))
                .isInstanceOf(IllegalStateException.class);
    }

    private void publish(UUID thing, boolean rollBack) {
        Actors.runAs(
                SystemJobActor.of(organization, "test"),
                () -> transaction.executeWithoutResult(status -> {
                    events.publish(new ThingHappened(organization, thing));
                    if (rollBack) {
                        status.setRollbackOnly();
                    }
                }));
    }

    private long stored(UUID thing) {
        return database.sql("select count(*) from event_publication where serialized_event like ?")
                .param("%" + thing + "%")
                .query(Long.class)
                .single();
    }

    private String status(UUID thing) {
        return database.sql("select status from event_publication where serialized_event like ?")
                .param("%" + thing + "%")
                .query(String.class)
                .single();
    }
}
