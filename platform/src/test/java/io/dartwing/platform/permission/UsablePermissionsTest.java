package io.dartwing.platform.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Access;
import io.dartwing.platform.actor.Emergency;
import io.dartwing.platform.actor.Grant;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.actor.Scope;
import io.dartwing.platform.permission.Action.OnRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UsablePermissionsTest {
    private static final Action.Verb SEND = new Action.Verb("send", "fax:send", OnRecord.CREATE);
    private static final RecordTypeRef FAX = new RecordTypeRef(
            "fax",
            "Faxes",
            true,
            "fax:read",
            "admin",
            Map.of(),
            Map.of("send", SEND),
            Set.of(),
            "fax:read_all",
            Set.of(),
            Optional.of(RecordTypeRef.Phi.ALL_FIELDS));
    private static final RecordTypeRef INBOX = new RecordTypeRef("inbox", "fax:read", "admin");

    @Test
    void outsideOfHealthcareModeRolesSayItAll() {
        var owner = of(Set.of("owner"), false, List.of(), List.of());
        assertThat(owner.open()).containsAll(Role.OWNER.permissions());
        assertThat(owner.closed()).isEmpty();
    }

    @Test
    void anOwnerWithoutAHealthcareRoleKeepsAdministrationOnly() {
        var owner = of(Set.of("owner"), true, List.of(), List.of());
        assertThat(owner.open()).contains("admin", "people:read", "phi:break_glass");
        assertThat(owner.open()).doesNotContain("fax:read", "fax:send");
        assertThat(owner.closed()).containsExactly("fax:read", "fax:send");
    }

    @Test
    void nursingReadsAndDoesNotSend() {
        var nurse = of(Set.of("fax_user", "nursing_user"), true, List.of(), List.of());
        assertThat(nurse.open()).contains("fax:read").doesNotContain("fax:send");
        assertThat(nurse.closed()).containsExactly("fax:send");
    }

    @Test
    void brokenGlassOpensReadingForAsLongAsItLasts() {
        var glass = new Emergency(Ids.next(), Instant.MAX, Optional.of("fax"), Optional.of(Ids.next()));
        var officer = of(Set.of("admin"), true, List.of(), List.of(glass));
        assertThat(officer.open()).contains("fax:read");
        assertThat(officer.closed()).containsExactly("fax:send");
    }

    @Test
    void aGrantOpensWhatTheNameWouldHave() {
        var grant = new Grant("scanner", "fax", Set.of("read"), Scope.ASSIGNED, Optional.empty());
        assertThat(of(Set.of("scanner"), false, List.of(grant), List.of()).open())
                .containsExactly("fax:read");
    }

    @Test
    void administrationIsSpelledOutWithoutOwnershipAndHealthInformation() {
        var actor = new PersonActor(Ids.next(), "A", Ids.next(), Set.of(), Access.of(Set.of("admin")));
        assertThat(UsablePermissions.of(actor, List.of(FAX, INBOX)).open())
                .containsExactly(
                        "admin", "audit:read", "fax:assign", "fax:read", "fax:read_all", "fax:send", "people:read");
    }

    private static UsablePermissions of(
            Set<String> roles, boolean healthcare, List<Grant> grants, List<Emergency> emergencies) {
        var access = new Access(
                Role.permissionsOf(roles),
                PhiRole.among(roles),
                grants,
                Map.of(),
                Set.<UUID>of(),
                Optional.empty(),
                healthcare,
                emergencies);
        var actor = new PersonActor(Ids.next(), "A", Ids.next(), roles, access);
        return UsablePermissions.of(actor, List.of(FAX, INBOX));
    }
}
