package io.dartwing.fax.document;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.permission.AccessPredicate;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.records.Cursors;
import io.dartwing.platform.records.Page;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lists and single views of faxes, as the current actor may see them.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FaxQueries {
    /// The page first: what is looked up beside each fax is looked up for its few rows only.
    private static final String SELECT = """
            with page as materialized (select f.* from fax_documents f where %s %s limit %d)
            select f.*, i.name as inbox_name, g.name as work_group_name, d.name as folder_name, %s as unread,
                   (f.direction = 'inbound' and f.assigned_to is distinct from :me
                      and coalesce(jsonb_exists(i.viewers, cast(:me as text)), false)) as view_only,
                   (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'color', t.color)
                                              order by lower(t.name)), '[]')
                      from fax_tags t where t.id = any (f.tag_ids) and t.deleted_at is null) as tags,
                   %s as snippet_source
            from page f
            left join inboxes i on i.id = f.inbox_id
            left join work_groups g on g.id = f.work_group_id
            left join fax_folders d on d.id = f.folder_id and (:allFolders
                or jsonb_array_length(d.shared_with) = 0 or jsonb_exists(d.shared_with, cast(:me as text)))
            %s""";
    private static final String UNREAD = "(f.direction = 'inbound' and not exists"
            + " (select 1 from fax_reads r where r.fax_id = f.id and r.person_id = :me))";
    private static final String NEWEST_FIRST = "order by f.created_at desc, f.id desc";
    private static final String KEPT = "f.deleted_at is null";
    private static final String NO_SNIPPET = "null::text";
    private static final String SNIPPET = """
            ts_headline('simple', coalesce((select string_agg(t.text, ' ' order by t.number) from fax_pages t
                where t.fax_id = f.id), ''), websearch_to_tsquery('simple', :q),
                'StartSel=\uE000, StopSel=\uE001, MaxFragments=2, MaxWords=18, MinWords=6, FragmentDelimiter= … ')""";

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final FaxViews views;
    private final EntityManager entities;

    FaxQueries(JdbcClient jdbc, Cursors cursors, FaxViews views, EntityManager entities) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.views = views;
        this.entities = entities;
    }

    /// One fax by id, name or station identifier, if the current actor may see it: by reading, sending or handing on.
    public Optional<FaxView> find(String idOrName) {
        return find(idOrName, List.of(FaxAccess.READ, FaxAccess.SEND, FaxAccess.ASSIGN));
    }

    /// One fax by id or name, if this act is open on it for the current actor; problem `DW-403` when its inbox lets
    /// the actor look only, and the act is more than that.
    public Optional<FaxView> find(String idOrName, Action action) {
        return changeable(find(idOrName, List.of(action)), action);
    }

    private static Optional<FaxView> changeable(Optional<FaxView> found, Action action) {
        if (action != FaxAccess.READ) {
            found.ifPresent(FaxAccess::requireChangeable);
        }
        return found;
    }

    /// One fax that was deleted, if this act is open on it for the current actor.
    public Optional<FaxView> findDeleted(UUID id, Action action) {
        var where = new Where("f.deleted_at is not null and f.erased_at is null");
        where.open(List.of(action));
        where.and("f.id = :id", "id", id);
        return changeable(query(where, false, "", 1).stream().findFirst(), action);
    }

    private Optional<FaxView> find(String idOrName, List<Action> anyOf) {
        var where = new Where();
        where.open(anyOf);
        io.dartwing.kernel.Ids.parse(idOrName)
                .ifPresentOrElse(
                        id -> where.and("f.id = :id", "id", id),
                        () -> StationIdentifier.read(idOrName)
                                .ifPresentOrElse(
                                        known -> where.and("f.station_identifier = :known", "known", known.text()),
                                        () -> where.and("f.name = :name", "name", idOrName)));
        return query(where, false, "", 1).stream().findFirst();
    }

    public FaxView require(String idOrName) {
        return find(idOrName).orElseThrow(Faxes::notFound);
    }

    public FaxView require(String idOrName, Action action) {
        return find(idOrName, action).orElseThrow(Faxes::notFound);
    }

    /// What the current actor is shown of a fax to be sent that it has just written, without asking the database.
    public FaxView accepted(FaxDocument fax) {
        return views.ofNew(fax, Actors.current());
    }

    /// One fax that the current actor reads, in an inbox that lets it do more than look.
    public FaxView requireChangeable(String idOrName) {
        FaxView fax = require(idOrName, FaxAccess.READ);
        FaxAccess.requireChangeable(fax);
        return fax;
    }

    /// Those of them that the current actor may read, in no order.
    public List<FaxView> readable(Collection<UUID> ids) {
        var where = new Where();
        where.open(List.of(FaxAccess.READ));
        where.and("f.id = any (:ids)", "ids", ids.toArray(UUID[]::new));
        return query(where, false, "", ids.size());
    }

    /// The newest that fit, at most `filter.limit()`; its cursor is not looked at.
    public List<UUID> ids(FaxFilter filter) {
        Where where = fitting(filter);
        return jdbc.sql("select f.id from fax_documents f where " + where.sql() + " " + NEWEST_FIRST + " limit "
                        + filter.limit())
                .params(where.parameters)
                .param("me", Actors.current().id())
                .query(UUID.class)
                .list();
    }

    private static Where fitting(FaxFilter filter) {
        var where = new Where();
        where.open(List.of(FaxAccess.READ));
        narrow(where, filter);
        FaxFilter also = filter.also();
        if (also != null) {
            var other = new Where("true");
            narrow(other, also);
            where.join(other);
        }
        return where;
    }

    private static void narrow(Where where, FaxFilter filter) {
        if (filter.q() != null) {
            FaxAccess.requireInLists(FaxAccess.TEXT);
            FaxAccess.requireInLists(FaxAccess.SUBJECT);
        }
        if (filter.q() != null
                || filter.to() != null
                || filter.from() != null
                || !filter.parties().isEmpty()) {
            FaxAccess.requireInLists(FaxAccess.PARTY);
        }
        if (filter.byFindings()) {
            FaxAccess.requireInLists(FaxAccess.FINDINGS);
        }
        where.andIf("f.direction = :direction", "direction", filter.direction());
        oneOf(where, "f.status", "status", filter.status());
        number(where, "f.recipient_number", "to", filter.to());
        number(where, "f.sender_number", "from", filter.from());
        where.andIf("f.created_at >= :since", "since", timestamp(filter.since()));
        where.andIf("f.created_at < :until", "until", timestamp(filter.until()));
        where.andIf("f.search @@ websearch_to_tsquery('simple', :q)", "q", filter.q());
        where.andIf("f.inbox_id = :inbox", "inbox", filter.inboxId());
        where.andIf("f.assigned_to = :assignee", "assignee", filter.assignedTo());
        oneOf(where, "f.category", "category", filter.category());
        where.andIf("f.category_unsure = :unsure", "unsure", filter.unsure());
        where.andIf("f.contains_phi = :phi", "phi", filter.containsPhi());
        where.andIf("f.spam_score >= :minSpam", "minSpam", filter.minSpam());
        where.andIf("f.spam_score <= :maxSpam", "maxSpam", filter.maxSpam());
        if (filter.unread() != null) {
            where.plain(filter.unread() ? UNREAD : "not " + UNREAD);
        }
        if (!filter.tags().isEmpty()) {
            where.and(
                    "f.tag_ids <> '{}' and f.tag_ids @> cast(:tags as uuid[])",
                    "tags",
                    filter.tags().toArray(UUID[]::new));
        }
        if (filter.snoozed() != null) {
            where.plain("(f.snoozed_until is not null) = " + filter.snoozed());
        }
        if (!filter.parties().isEmpty()) {
            where.and(
                    "(f.sender_number = any (:parties) or f.recipient_number = any (:parties))",
                    "parties",
                    filter.parties().toArray(String[]::new));
        }
        where.andIf("f.folder_id = :folder", "folder", filter.folderId());
    }

    /// Newest first.
    public Page<FaxView> list(FaxFilter filter) {
        Where where = fitting(filter);
        if (filter.cursor() != null) {
            List<@Nullable String> last = cursors.read("faxes", filter.cursor());
            where.and(
                    "(f.created_at, f.id) < (:at, cast(:after as uuid))",
                    "at",
                    Timestamp.from(Instant.parse(String.valueOf(last.get(0)))));
            where.parameters.put("after", String.valueOf(last.get(1)));
        }
        List<FaxView> rows = query(where, filter.q() != null, NEWEST_FIRST, filter.limit() + 1);
        if (rows.size() <= filter.limit()) {
            return new Page<>(rows, null);
        }
        List<FaxView> page = rows.subList(0, filter.limit());
        FaxView last = page.getLast();
        return new Page<>(
                page,
                cursors.write(
                        "faxes", List.of(last.createdAt().toString(), last.id().toString())));
    }

    /// One value is compared as one: only then an index gives its rows in their order.
    private static void oneOf(Where where, String column, String name, @Nullable String values) {
        if (values != null && values.contains(",")) {
            where.and(column + " = any (string_to_array(:" + name + ", ','))", name, values);
        } else {
            where.andIf(column + " = :" + name, name, values);
        }
    }

    private static void number(Where where, String column, String name, @Nullable String value) {
        if (value != null && value.endsWith("*")) {
            where.and("starts_with(" + column + ", :" + name + ")", name, value.substring(0, value.length() - 1));
        } else {
            where.andIf(column + " = :" + name, name, value);
        }
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private List<FaxView> query(Where where, boolean snippet, String order, int limit) {
        Actor actor = Actors.current();
        String sql = SELECT.formatted(where.sql(), order, limit, UNREAD, snippet ? SNIPPET : NO_SNIPPET, order);
        var assignees = new Assignees(entities);
        return jdbc.sql(sql)
                .params(where.parameters)
                .param("me", actor.id())
                .param("allFolders", actor.may(Permissions.ADMIN))
                .query((row, index) -> views.of(row, actor, assignees))
                .list();
    }

    /// Collects conditions with their parameters.
    private static final class Where {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new HashMap<>();

        Where() {
            this(KEPT);
        }

        Where(String condition) {
            plain(condition);
        }

        void and(String condition, String name, Object value) {
            conditions.add(condition);
            parameters.put(name, value);
        }

        void andIf(String condition, String name, @Nullable Object value) {
            if (value != null) {
                and(condition, name, value);
            }
        }

        void plain(String condition) {
            conditions.add(condition);
        }

        void open(List<Action> anyOf) {
            Actor actor = Actors.current();
            var ways = new ArrayList<String>();
            for (Action action : anyOf) {
                AccessPredicate open = FaxAccess.open(actor, action);
                ways.add(open.text());
                parameters.putAll(open.parameters());
            }
            conditions.add("(" + String.join(" or ", ways) + ")");
        }

        /// Another's conditions, its parameters under names of their own.
        void join(Where other) {
            conditions.add(other.sql().replaceAll("(?<![:\\w]):(?!me\\b)(\\w+)", ":also_$1"));
            other.parameters.forEach((name, value) -> parameters.put("also_" + name, value));
        }

        String sql() {
            return String.join(" and ", conditions);
        }
    }

    /// Marks as read or unread for a person.
    public void mark(UUID fax, UUID person, boolean unread, Instant now) {
        if (unread) {
            jdbc.sql("delete from fax_reads where fax_id = ? and person_id = ?")
                    .params(fax, person)
                    .update();
        } else {
            jdbc.sql("""
                            insert into fax_reads (fax_id, person_id, organization_id, read_at) values (?, ?, ?, ?)
                            on conflict do nothing""")
                    .params(fax, person, Actors.current().requireOrganization(), Timestamp.from(now))
                    .update();
        }
    }
}
