package io.dartwing.fax.sharing;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Who is there and has room, and what a person says of itself.
@RestController
@Tag(name = "Sharing out work")
class SharingController {
    record NewPresence(@Nullable String presence) {}

    /// @param groups those whose faxes the person gets
    record OwnPresence(String presence, List<GroupName> groups) {}

    record GroupName(UUID id, String name) {}

    /// @param hindrance why the person gets nothing now; null when it can
    record Colleague(
            UUID id,
            String fullName,
            String presence,
            int weight,
            int open,
            @Nullable Integer mostOpen,
            List<String> skills,
            @Nullable String hindrance) {}

    /// @param waiting faxes that nobody could take
    /// @param next who would get a fax that asks for no skill; null when nobody
    /// @param why one line for each person, the next one first
    record Standing(long waiting, @Nullable UUID next, List<String> why, List<Colleague> people) {}

    private final SharingRows rows;
    private final WorkPresence presence;
    private final TransactionTemplate transaction;

    SharingController(SharingRows rows, WorkPresence presence, TransactionTemplate transaction) {
        this.rows = rows;
        this.presence = presence;
        this.transaction = transaction;
    }

    @GetMapping("/api/v1/work/presence")
    @Operation(operationId = "getOwnPresence", summary = "Whether you take faxes of your groups now")
    OwnPresence own() {
        FaxAccess.require(FaxAccess.READ);
        UUID me = person().id();
        return transaction.execute(status -> of(me));
    }

    @PutMapping("/api/v1/work/presence")
    @Operation(
            operationId = "setOwnPresence",
            summary = "Say whether you take faxes of your groups",
            description = "online, busy or offline. It counts while your browser is connected, and for 90 seconds"
                    + " after each call of this.")
    OwnPresence say(@RequestBody NewPresence body) {
        FaxAccess.require(FaxAccess.READ);
        UUID me = person().id();
        Presence wish = Arrays.stream(Presence.values())
                .filter(one -> one.text().equals(body.presence()))
                .findFirst()
                .orElseThrow(() -> PlatformError.invalid("presence", "unknown", "online, busy or offline"));
        return transaction.execute(status -> {
            presence.say(me, wish);
            return of(me);
        });
    }

    @GetMapping("/api/v1/work-groups/{id}/people")
    @Operation(
            operationId = "getWorkGroupPeople",
            summary = "Who of a group is there and has room, and whose turn it is")
    Standing people(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        return transaction.execute(status -> {
            WorkGroup group = Ids.parse(id)
                    .flatMap(rows::group)
                    .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "work group: not found"));
            List<Member> members = rows.members(group.members());
            SharingPolicy.Choice choice = SharingPolicy.choose(group.way(), members, rows.turns(group.id()), null);
            return new Standing(
                    rows.waitingFor(group.id()),
                    choice.member().map(Member::person).orElse(null),
                    choice.lines(),
                    members.stream().map(SharingController::colleague).toList());
        });
    }

    private OwnPresence of(UUID me) {
        return new OwnPresence(
                rows.wish(me).text(),
                rows.groupsOf(me).stream()
                        .map(group -> new GroupName(group.id(), group.name()))
                        .toList());
    }

    private static Colleague colleague(Member member) {
        return new Colleague(
                member.person(),
                member.name(),
                member.presence().text(),
                member.weight(),
                member.open(),
                member.most(),
                member.skills().stream().sorted().toList(),
                member.hindrance(null).orElse(null));
    }

    private static PersonActor person() {
        if (Actors.current() instanceof PersonActor person) {
            return person;
        }
        throw new ProblemException(
                PlatformError.FORBIDDEN, "presence: only people have one (expected: a signed-in person)");
    }
}
