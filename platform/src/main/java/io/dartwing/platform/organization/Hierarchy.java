package io.dartwing.platform.organization;

import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.permission.ProtectedTypes;
import io.dartwing.platform.permission.RecordTypeRef;
import io.dartwing.platform.problem.PlatformError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/// The tree of organisations. A link counts when both sides want it: the child's owner proposes what it opens, the
/// parent's owner agrees, and either ends it at once. Circles and trees deeper than five links are refused.
@Component
class Hierarchy {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Supplier<List<RecordTypeRef>> types;
    private final Audit audit;
    private final Clock clock;
    private final Supplier<Set<String>> openedByPolicies = SingletonSupplier.of(this::readOpenedByPolicies);

    Hierarchy(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ObjectProvider<ProtectedTypes> types,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.types = ProtectedTypes.ofAll(types);
        this.audit = audit;
        this.clock = clock;
    }

    /// One side's view of a link. `name` is missing while a proposal waits for its parent.
    record Link(
            UUID organizationId,
            @Nullable String name,
            String mode,
            List<String> recordTypes,
            String status,
            boolean healthcare,
            Instant proposedAt,
            String proposedBy,
            @Nullable Instant agreedAt) {}

    record InReach(UUID organizationId, String name, List<String> readable, List<String> writable) {}

    record Tree(
            UUID organizationId,
            @Nullable Link parent,
            List<Link> children,
            List<InReach> reach,
            List<String> recordTypes) {}

    Tree tree() {
        PermissionDecision.require(Permissions.PEOPLE_READ);
        UUID organization = Actors.current().requireOrganization();
        return transactions.execute(status -> new Tree(
                organization,
                jdbc.sql("select * from organization_parent()")
                        .query((row, number) -> link(row))
                        .optional()
                        .orElse(null),
                jdbc.sql("select * from organization_children()")
                        .query((row, number) -> link(row))
                        .list(),
                jdbc.sql("select * from organizations_in_reach()")
                        .query((row, number) -> new InReach(
                                row.getObject("organization_id", UUID.class),
                                row.getString("name"),
                                texts(row, "readable"),
                                texts(row, "writable")))
                        .list(),
                offered()));
    }

    /// @throws ProblemException `DW-403` for others than owners, `DW-404` for an unknown parent, `DW-409` while
    /// another link is in force
    void propose(UUID parent, HierarchyMode mode, List<String> recordTypes) {
        PermissionDecision.require(Permissions.ORGANIZATION_OWN);
        UUID child = Actors.current().requireOrganization();
        check(parent, child, mode, recordTypes);
        try {
            transactions.executeWithoutResult(status -> {
                int written = jdbc.sql("""
                                insert into organization_links as l
                                    (organization_id, parent_id, mode, record_types, status, proposed_at, proposed_by)
                                values (?, ?, ?, ?, 'proposed', ?, ?)
                                on conflict (organization_id) do update set parent_id = excluded.parent_id, mode = excluded.mode,
                                    record_types = excluded.record_types, proposed_at = excluded.proposed_at,
                                    proposed_by = excluded.proposed_by
                                where l.status = 'proposed'""")
                        .params(
                                child,
                                parent,
                                mode.value(),
                                recordTypes.toArray(String[]::new),
                                now(),
                                Actors.current().displayName())
                        .update();
                if (written == 0) {
                    throw new ProblemException(
                            PlatformError.CONFLICT,
                            "the organisation has a parent already (expected: end that link first)");
                }
                audit.record(
                        "hierarchy.proposed",
                        "organization",
                        parent,
                        Map.of("mode", mode.value(), "record_types", String.join(" ", recordTypes)));
            });
        } catch (DataIntegrityViolationException unknown) {
            throw new ProblemException(PlatformError.NOT_FOUND, "no such organisation");
        }
    }

    private void check(UUID parent, UUID child, HierarchyMode mode, List<String> recordTypes) {
        if (parent.equals(child)) {
            throw wrong("parent_id", "another organisation");
        }
        Set<String> known = linkable().map(RecordTypeRef::name).collect(Collectors.toSet());
        if (!known.containsAll(recordTypes) || (mode == HierarchyMode.STRICT) != recordTypes.isEmpty()) {
            throw wrong(
                    "record_types",
                    "none for strict, otherwise some of "
                            + String.join(", ", known.stream().sorted().toList()));
        }
    }

    /// What a link of this organisation opens now: health records stay at home in healthcare mode.
    private List<String> offered() {
        boolean healthcare = Actors.current().access().healthcare();
        return linkable()
                .filter(type -> type.phi().isEmpty() || !healthcare)
                .map(RecordTypeRef::name)
                .sorted()
                .toList();
    }

    /// Types whose rows the database opens to other organisations at all. What decides about rights stays at home.
    private Stream<RecordTypeRef> linkable() {
        Set<String> reachable = openedByPolicies.get();
        return types.get().stream().filter(RecordTypeRef::grantable).filter(type -> reachable.contains(type.name()));
    }

    /// The policies that `dartwing_protect` and `dartwing_open_by_hierarchy` made: they, and no list beside them, say
    /// which types' rows a link reaches. They don't change while the server runs.
    private Set<String> readOpenedByPolicies() {
        return Set.copyOf(jdbc.sql("""
                        select distinct (regexp_matches(pg_get_expr(polqual, polrelid),
                            'dartwing_reach\\(''([a-z_]+)''::text, ''read''::text', 'g'))[1]
                        from pg_policy where polqual is not null""").query(String.class).list());
    }

    /// The parent's side.
    void agree(UUID child) {
        PermissionDecision.require(Permissions.ORGANIZATION_OWN);
        String outcome = transactions.execute(status -> {
            String came = jdbc.sql("select organization_link_agree(?, ?, ?)")
                    .params(child, Actors.current().displayName(), now())
                    .query(String.class)
                    .single();
            if (came.equals("agreed")) {
                audit.record("hierarchy.agreed", "organization", child, Map.of());
            }
            return came;
        });
        switch (outcome) {
            case "agreed" -> tellChild(child, "hierarchy.agreed");
            case "circle" ->
                throw new ProblemException(
                        PlatformError.CONFLICT, "the organisation stands above this one: that would be a circle");
            case "deep" ->
                throw new ProblemException(PlatformError.CONFLICT, "the tree would be deeper than five links");
            default -> throw new ProblemException(PlatformError.NOT_FOUND, "no such proposal");
        }
    }

    /// The child's side; also takes a proposal back.
    void endParent() {
        PermissionDecision.require(Permissions.ORGANIZATION_OWN);
        UUID child = Actors.current().requireOrganization();
        transactions.executeWithoutResult(status -> {
            Optional<UUID> parent = jdbc.sql(
                            "delete from organization_links where organization_id = ? returning parent_id")
                    .param(child)
                    .query(UUID.class)
                    .optional();
            audit.record(
                    "hierarchy.ended",
                    "organization",
                    parent.orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no parent")),
                    Map.of("by", "child"));
        });
    }

    /// The parent's side; also refuses a proposal.
    void endChild(UUID child) {
        PermissionDecision.require(Permissions.ORGANIZATION_OWN);
        transactions.executeWithoutResult(status -> {
            boolean ended = jdbc.sql("select organization_link_end(?)")
                    .param(child)
                    .query(Boolean.class)
                    .single();
            if (!ended) {
                throw new ProblemException(PlatformError.NOT_FOUND, "no such child");
            }
            audit.record("hierarchy.ended", "organization", child, Map.of("by", "parent"));
        });
        tellChild(child, "hierarchy.ended");
    }

    /// The child's audit knows of it, too.
    private void tellChild(UUID child, String event) {
        UUID parent = Actors.current().requireOrganization();
        Actors.runAs(
                SystemJobActor.of(child, "hierarchy"),
                () -> audit.record(event, "organization", parent, Map.of("by", "parent")));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Link link(ResultSet row) throws SQLException {
        OffsetDateTime agreed = row.getObject("agreed_at", OffsetDateTime.class);
        return new Link(
                row.getObject("organization_id", UUID.class),
                row.getString("name"),
                row.getString("mode"),
                texts(row, "record_types"),
                row.getString("status"),
                row.getBoolean("healthcare"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getString("proposed_by"),
                agreed == null ? null : agreed.toInstant());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static ProblemException wrong(String field, String expected) {
        return new ProblemException(
                PlatformError.VALIDATION,
                "some fields are not valid",
                List.of(new FieldError(field, field + ": not valid (expected: " + expected + ")")));
    }
}
