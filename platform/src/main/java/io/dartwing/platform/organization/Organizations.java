package io.dartwing.platform.organization;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.InstallationActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.problem.PlatformError;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes organisations and reads the current one.
public final class Organizations {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Clock clock;

    public Organizations(JdbcClient jdbc, TransactionTemplate transactions, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /// Makes an organisation; only the installation does. Names are unique whatever their case.
    ///
    /// @throws ProblemException `DW-400` for a bad name, `DW-409` for one that is taken
    public Organization create(String name, OrganizationMode mode) {
        if (!(Actors.current() instanceof InstallationActor)) {
            throw new ProblemException(PlatformError.FORBIDDEN, "only the installation makes organisations");
        }
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > 200 || trimmed.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(
                    PlatformError.VALIDATION, "name: not valid (expected: 1 to 200 characters on one line)");
        }
        var organization = new Organization(Ids.next(), trimmed, mode);
        try {
            return Actors.callAs(
                    InstallationActor.in(organization.id()),
                    () -> transactions.execute(status -> insert(organization)));
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(PlatformError.CONFLICT, "name: taken by another organisation");
        }
    }

    private Organization insert(Organization organization) {
        jdbc.sql("insert into organizations (id, name, mode, created_at) values (?, ?, ?, ?)")
                .params(
                        organization.id(),
                        organization.name(),
                        organization.mode().value(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        audit.record("organization.created", "organization", organization.id(), Map.of());
        return organization;
    }

    /// Switches the current organisation's mode, in the caller's transaction. Whether it may is the caller's matter
    /// (`io.dartwing.platform.privacy`).
    public void become(OrganizationMode mode) {
        UUID id = Actors.current().requireOrganization();
        int changed = jdbc.sql("update organizations set mode = ? where id = ? and mode <> ?")
                .params(mode.value(), id, mode.value())
                .update();
        if (changed > 0) {
            audit.record("organization.mode_changed", "organization", id, Map.of("mode", mode.value()));
        }
    }

    /// The current actor's organisation; empty when it has none.
    public Optional<Organization> current() {
        Optional<UUID> id = Actors.current().organization();
        return transactions.execute(status ->
                id.flatMap(known -> jdbc.sql("select id, name, mode from organizations where id = ?")
                        .param(known)
                        .query((row, number) -> new Organization(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                OrganizationMode.of(row.getString("mode"))))
                        .optional()));
    }
}
