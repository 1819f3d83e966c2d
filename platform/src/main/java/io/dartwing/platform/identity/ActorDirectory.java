package io.dartwing.platform.identity;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.ApiKeyActor;
import io.dartwing.platform.actor.InstallationActor;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.actor.ServiceActor;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.Askers;
import io.dartwing.platform.permission.Accesses;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds a remembered actor again, with the rights it has now.
public final class ActorDirectory implements Askers {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Accesses accesses;

    ActorDirectory(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.accesses = new Accesses(jdbc, clock);
    }

    /// The actor as it may act in `organization` today; empty when it may no more: a person that left,
    /// a key that was revoked or expired. Callable from outside of transactions and from those of the
    /// same organisation.
    @Override
    public Optional<Actor> find(UUID organization, ActorReference reference) {
        return switch (reference.type()) {
            case PERSON -> in(organization, () -> person(reference.id(), organization));
            case API_KEY -> in(organization, () -> key(reference.id(), organization));
            case SERVICE -> in(organization, () -> service(reference.id(), organization));
            case SYSTEM -> Optional.of(SystemJobActor.of(organization, reference.name()));
            case INSTALLATION -> Optional.of(InstallationActor.in(organization));
        };
    }

    private Optional<Actor> in(UUID organization, ScopedValue.CallableOp<Optional<Actor>, RuntimeException> lookup) {
        return Actors.callAs(
                SystemJobActor.of(organization, "actor directory"),
                () -> transactions.execute(status -> lookup.call()));
    }

    private Optional<Actor> person(UUID id, UUID organization) {
        return jdbc.sql("""
                        select full_name, roles from people
                        where organization_id = ? and id = ? and status = 'active' and deleted_at is null""")
                .params(organization, id)
                .query((row, number) -> {
                    List<String> roles = Sessions.texts(row.getArray("roles"));
                    return (Actor) new PersonActor(
                            id,
                            row.getString("full_name"),
                            organization,
                            Set.copyOf(roles),
                            accesses.ofMember(organization, id, roles));
                })
                .optional();
    }

    private Optional<Actor> key(UUID id, UUID organization) {
        return jdbc.sql("""
                        select name, scopes, test from api_keys
                        where organization_id = ? and id = ? and deleted_at is null
                          and (expires_at is null or expires_at > ?)""")
                .params(organization, id, Sessions.utc(clock.instant()))
                .query((row, number) -> (Actor) new ApiKeyActor(
                        id,
                        row.getString("name"),
                        organization,
                        accesses.ofProgram(organization, Set.copyOf(Sessions.texts(row.getArray("scopes")))),
                        row.getBoolean("test")))
                .optional();
    }

    /// With all the client may do: what its token named is not remembered.
    private Optional<Actor> service(UUID id, UUID organization) {
        return jdbc.sql("""
                        select name, scopes from service_clients
                        where organization_id = ? and id = ? and enabled and deleted_at is null""")
                .params(organization, id)
                .query((row, number) -> (Actor) new ServiceActor(
                        id,
                        row.getString("name"),
                        organization,
                        accesses.ofProgram(organization, Set.copyOf(Sessions.texts(row.getArray("scopes"))))))
                .optional();
    }
}
