package io.dartwing.platform.tenancy;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.transaction.CannotCreateTransactionException;

/// Tells PostgreSQL whose rows the transaction that just began may touch.
///
/// The settings are local to the transaction, so a pooled connection carries nothing over to its next
/// user.
public final class TenantScope {
    private static final String BIND = """
            select set_config('dartwing.readable', ?, true),
                   set_config('dartwing.writable', ?, true),
                   set_config('dartwing.person', ?, true),
                   set_config('dartwing.access', ?, true),
                   set_config('dartwing.teams', ?, true),
                   set_config('dartwing.contact', ?, true)""";

    private TenantScope() {}

    /// @throws CannotCreateTransactionException when the database did not take the settings
    public static void bind(Connection connection) {
        bind(connection, RowAccess.NONE);
    }

    static void bind(Connection connection, RowAccess access) {
        Optional<Actor> actor = Actors.find();
        try (var statement = connection.prepareStatement(BIND)) {
            statement.setString(
                    1, actor.map(it -> array(it.readableOrganizations())).orElse("{}"));
            statement.setString(
                    2, actor.map(it -> array(it.writableOrganizations())).orElse("{}"));
            statement.setString(
                    3,
                    actor.filter(PersonActor.class::isInstance)
                            .map(it -> it.id().toString())
                            .orElse(""));
            statement.setString(4, actor.map(access::settings).orElse(RowAccess.NOTHING));
            statement.setString(5, actor.map(it -> array(it.access().teams())).orElse("{}"));
            statement.setString(
                    6,
                    actor.flatMap(it -> it.access().contact())
                            .map(UUID::toString)
                            .orElse(""));
            statement.execute();
        } catch (SQLException failure) {
            throw new CannotCreateTransactionException("the transaction could not be bound to its actor", failure);
        }
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
