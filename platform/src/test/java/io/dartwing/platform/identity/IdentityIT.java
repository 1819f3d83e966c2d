package io.dartwing.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.InstallationActor;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.identity.SignInResult.Refused;
import io.dartwing.platform.identity.SignInResult.SignedIn;
import io.dartwing.platform.identity.SignInResult.TooSoon;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.platform.permission.Role;
import io.dartwing.testkit.database.TestDatabase;
import io.dartwing.testkit.time.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentityIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Visit HERE = Visit.from("192.0.2.1");

    private final SetClock clock = new SetClock(Instant.parse("2026-11-20T12:00:00Z"));
    private final Audit audit = new Audit(DATABASE.jdbc(), DATABASE.transactions(), clock);
    private final Identity identity = Identity.of(
            DATABASE.jdbc(),
            DATABASE.transactions(),
            audit,
            clock,
            SessionRules.of(
                    new IdentityProperties(Duration.ofMinutes(30), Duration.ofMinutes(15), Duration.ofHours(10))),
            (email, name, by, path, until) -> {},
            event -> {},
            (topic, event, id, version) -> {});
    private final String email = Ids.next() + "@example.org";
    private UUID organization;

    @BeforeEach
    void begin() {
        organization = makeOrganisation();
    }

    @Test
    void aSessionEndsWhenItIsIdle() {
        SessionToken token = signedIn();
        clock.advance(Duration.ofMinutes(29));
        assertThat(identity.sessions().find(token)).isPresent();
        clock.advance(Duration.ofMinutes(29));
        assertThat(identity.sessions().find(token)).isPresent();
        clock.advance(Duration.ofMinutes(31));
        assertThat(identity.sessions().find(token)).isEmpty();
    }

    @Test
    void aSessionEndsAfterItsLongestTimeHoweverBusyItIs() {
        SessionToken token = signedIn();
        for (int minutes = 0; minutes < 590; minutes += 10) {
            clock.advance(Duration.ofMinutes(10));
            assertThat(identity.sessions().find(token)).isPresent();
        }
        clock.advance(Duration.ofMinutes(10));
        assertThat(identity.sessions().find(token)).isEmpty();
    }

    @Test
    void waitingGrowsWithEachFailureAndEndsWithSuccess() {
        String password = add(email, "fax_user");
        for (int failure = 0; failure < 5; failure++) {
            assertThat(signIn("wrong password")).isInstanceOf(Refused.class);
        }
        assertThat(signIn(password)).isInstanceOf(TooSoon.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(signIn("wrong password")).isInstanceOf(Refused.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(signIn(password)).isEqualTo(new TooSoon(Duration.ofSeconds(1)));
        clock.advance(Duration.ofSeconds(1));
        assertThat(signIn(password)).isInstanceOf(SignedIn.class);
        assertThat(signIn("wrong password")).isInstanceOf(Refused.class);
    }

    @Test
    void oneAddressCannotTryManyAccounts() {
        for (int account = 0; account < 30; account++) {
            identity.signIn().signIn(Ids.next() + "@example.org", "guess", Visit.from("2001:db8::" + account));
        }
        assertThat(identity.signIn().signIn(Ids.next() + "@example.org", "guess", Visit.from("2001:db8::ffff")))
                .isInstanceOf(TooSoon.class);
        assertThat(identity.signIn().signIn(Ids.next() + "@example.org", "guess", Visit.from("2001:db8:0:1::1")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void anAccountOfAnotherOrganisationIsNotTakenOver() {
        add(email, "owner");
        UUID other = makeOrganisation();
        Actor otherOwner = owner(other);
        assertThatThrownBy(() -> Actors.callAs(
                        otherOwner, () -> identity.people().add(new NewPerson(email, "Anna", List.of("fax_user")))))
                .hasMessageContaining("DW-409");
        UUID anna = in(organization, () -> identity.people().idOf(email).orElseThrow());
        assertThatThrownBy(
                        () -> Actors.callAs(otherOwner, () -> identity.people().resetPassword(anna)))
                .hasMessageContaining("DW-404");
    }

    @Test
    void aPasswordSharedWithAnotherOrganisationIsNotReset() {
        add(email, "fax_user");
        UUID other = makeOrganisation();
        in(other, () -> identity.people().add(new NewPerson(email, "Anna", List.of("fax_user"))));
        UUID anna = in(organization, () -> identity.people().idOf(email).orElseThrow());
        assertThatThrownBy(() -> in(organization, () -> identity.people().resetPassword(anna)))
                .hasMessageContaining("DW-403");
    }

    @Test
    void theLastOwnerStays() {
        add(email, "owner");
        UUID anna = in(organization, () -> identity.people().idOf(email).orElseThrow());
        assertThatThrownBy(() -> change(anna, new PersonChange(null, List.of("admin"), null)))
                .hasMessageContaining("DW-409");
        assertThatThrownBy(() -> change(anna, new PersonChange(null, null, false)))
                .hasMessageContaining("DW-409");
        assertThatThrownBy(() -> Actors.runAs(
                        InstallationActor.in(organization),
                        () -> identity.people().remove(anna)))
                .hasMessageContaining("DW-409");
        add(Ids.next() + "@example.org", "owner");
        change(anna, new PersonChange("Anna B.", List.of("admin"), null));
    }

    @Test
    void anAdministratorMakesNoOwners() {
        Actor administrator =
                new PersonActor(Ids.next(), "A", organization, Set.of("admin"), Role.ADMINISTRATOR.permissions());
        assertThatThrownBy(() -> Actors.callAs(
                        administrator, () -> identity.people().add(new NewPerson(email, "Anna", List.of("owner")))))
                .hasMessageContaining("DW-403");
        Actors.callAs(administrator, () -> identity.people().add(new NewPerson(email, "Anna", List.of("fax_user"))));
    }

    @Test
    void aRemovedPersonIsOutAndMayComeBack() {
        add(Ids.next() + "@example.org", "owner");
        SessionToken token = signedIn();
        UUID anna = in(organization, () -> identity.people().idOf(email).orElseThrow());
        var reference = new ActorReference(ActorReference.Type.PERSON, anna, "Anna");
        assertThat(identity.actors().find(organization, reference)).isPresent();
        Actors.runAs(InstallationActor.in(organization), () -> identity.people().remove(anna));
        assertThat(identity.sessions().find(token)).isEmpty();
        assertThat(identity.actors().find(organization, reference)).isEmpty();
        assertThat(add(email, "fax_auditor")).isNotEmpty();
        assertThat(identity.actors().find(organization, reference).orElseThrow().permissions())
                .isEqualTo(Role.FAX_AUDITOR.permissions());
    }

    @Test
    void signInsAreAudited() {
        add(email, "fax_user");
        signIn("wrong password");
        var events = in(organization, () -> audit.entries(Long.MAX_VALUE, 10));
        assertThat(events).extracting("event").contains("session.refused", "person.created");
        assertThat(events.toString()).doesNotContain(email);
    }

    private SessionToken signedIn() {
        String password = add(email, "fax_user");
        return ((SignedIn) signIn(password)).session().token();
    }

    private SignInResult signIn(String password) {
        return identity.signIn().signIn(email, password, HERE);
    }

    private String add(String address, String role) {
        return in(organization, () -> identity.people().add(new NewPerson(address, "Anna", List.of(role))))
                .oneTimePassword()
                .orElseThrow();
    }

    private void change(UUID person, PersonChange change) {
        Actors.runAs(InstallationActor.in(organization), () -> identity.people().change(person, null, change));
    }

    private static Actor owner(UUID organization) {
        return new PersonActor(Ids.next(), "O", organization, Set.of("owner"), Role.OWNER.permissions());
    }

    private UUID makeOrganisation() {
        var organizations = new Organizations(DATABASE.jdbc(), DATABASE.transactions(), audit, clock);
        return Actors.callAs(
                        InstallationActor.withoutOrganization(),
                        () -> organizations.create("Org " + Ids.next(), OrganizationMode.DARTWING))
                .id();
    }

    private static <T> T in(UUID organization, Supplier<T> work) {
        return Actors.callAs(InstallationActor.in(organization), work::get);
    }
}
