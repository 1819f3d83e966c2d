package io.dartwing.platform.factor;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes lost second factors off an account, for people who can't show any. Needs `admin`, for an owner's account
/// `organization:own`.
@Component
final class FactorReset {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Audit audit;

    FactorReset(JdbcClient jdbc, TransactionTemplate transactions, Audit audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
    }

    /// Ends the person's sessions too.
    ///
    /// @throws ProblemException `DW-404`; `DW-403` when the account belongs to other organisations too
    void reset(UUID person) {
        PermissionDecision.require(Permissions.ADMIN);
        transactions.executeWithoutResult(status -> {
            List<String> roles = jdbc.sql("""
                            select roles from people where organization_id = ? and id = ? and deleted_at is null""")
                    .params(Actors.current().requireOrganization(), person)
                    .query((row, number) ->
                            List.of((String[]) row.getArray("roles").getArray()))
                    .optional()
                    .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such person"));
            if (roles.contains("owner")) {
                PermissionDecision.require(Permissions.ORGANIZATION_OWN);
            }
            boolean elsewhere = jdbc.sql(
                            "select exists (select from account_memberships(?) where organization_id <> ?)")
                    .params(person, Actors.current().requireOrganization())
                    .query(Boolean.class)
                    .single();
            if (elsewhere) {
                throw new ProblemException(
                        PlatformError.FORBIDDEN,
                        "the account belongs to other organisations too: the operator of the installation resets it");
            }
            jdbc.sql("select account_factors_reset(?)").param(person).query(row -> {});
            jdbc.sql("select sessions_close_others(?, null)").param(person).query(row -> {});
            audit.record("factor.removed", "person", person, Map.of("factor", "all", "by", "reset"));
        });
    }
}
