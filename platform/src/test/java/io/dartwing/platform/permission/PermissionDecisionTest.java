package io.dartwing.platform.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.permission.Decision.Allowed;
import io.dartwing.platform.permission.Decision.Forbidden;
import io.dartwing.platform.permission.Decision.Hidden;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionDecisionTest {
    private static final UUID OURS = Ids.next();
    private static final UUID ANNA = Ids.next();
    private static final RecordTypeRef FAX =
            new RecordTypeRef("fax", "fax:read", "fax:send", Map.of("diagnosis", "audit:read"));

    @ParameterizedTest
    @EnumSource(Action.OnRecord.class)
    void aRecordOfAnotherOrganisationLooksAsIfItWereNotThere(Action.OnRecord action) {
        var decision = PermissionDecision.decide(person(Role.OWNER), action, FAX, RecordFacts.of(Ids.next()));
        assertThat(decision).isInstanceOf(Hidden.class);
    }

    @ParameterizedTest
    @EnumSource(Action.OnRecord.class)
    void withoutAnOrganisationNothingIsThere(Action.OnRecord action) {
        var nobody = new ActorGrants(Optional.empty(), Optional.of(ANNA), Set.of("admin"));
        assertThat(PermissionDecision.decide(nobody, action, FAX)).isInstanceOf(Hidden.class);
        assertThat(PermissionDecision.decide(nobody, action, FAX, RecordFacts.of(OURS)))
                .isInstanceOf(Hidden.class);
    }

    @Test
    void aMissingPermissionIsRefusedByName() {
        var decision = PermissionDecision.decide(person(Role.FAX_AUDITOR), Action.OnRecord.CREATE, FAX);
        assertThat(decision).isEqualTo(new Forbidden(Layer.ROLE, "permission fax:send is missing"));
    }

    @Test
    void anAuditorReads() {
        assertThat(PermissionDecision.decide(person(Role.FAX_AUDITOR), Action.OnRecord.READ, FAX, RecordFacts.of(OURS)))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void whatIsKeptForOthersLooksAsIfItWereNotThere() {
        var kept = new RecordFacts(OURS, Set.of(Ids.next()));
        assertThat(PermissionDecision.decide(person(Role.FAX_USER), Action.OnRecord.READ, FAX, kept))
                .isInstanceOf(Hidden.class);
        assertThat(PermissionDecision.decide(
                        person(Role.FAX_USER), Action.OnRecord.READ, FAX, new RecordFacts(OURS, Set.of(ANNA))))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void administratorsAndProgramsSeeWhatIsKeptForPeople() {
        var kept = new RecordFacts(OURS, Set.of(Ids.next()));
        var key = new ActorGrants(Optional.of(OURS), Optional.empty(), Set.of("fax:read"));
        assertThat(PermissionDecision.decide(person(Role.ADMINISTRATOR), Action.OnRecord.READ, FAX, kept)
                        .allowed())
                .isTrue();
        assertThat(PermissionDecision.decide(key, Action.OnRecord.READ, FAX, kept)
                        .allowed())
                .isTrue();
    }

    @Test
    void fieldsBeyondThePermissionAreNamed() {
        assertThat(PermissionDecision.decide(person(Role.FAX_USER), Action.OnRecord.READ, FAX))
                .isEqualTo(new Allowed(Layer.ROLE, "permission fax:read", Set.of("diagnosis")));
        assertThat(PermissionDecision.decide(person(Role.OWNER), Action.OnRecord.READ, FAX))
                .isEqualTo(new Allowed(Layer.ROLE, "permission fax:read", Set.of()));
    }

    @Test
    void administrationDoesNotImplyOwnership() {
        var own = new Action.Verb("name an owner", Permissions.ORGANIZATION_OWN);
        assertThat(PermissionDecision.decide(person(Role.ADMINISTRATOR), own, FAX))
                .isInstanceOf(Forbidden.class);
        assertThat(PermissionDecision.decide(person(Role.OWNER), own, FAX)).isInstanceOf(Allowed.class);
    }

    @Test
    void anUnknownRoleAllowsNothing() {
        assertThat(Role.permissionsOf(Set.of("emperor"))).isEmpty();
    }

    private static ActorGrants person(Role role) {
        return new ActorGrants(Optional.of(OURS), Optional.of(ANNA), role.permissions());
    }
}
