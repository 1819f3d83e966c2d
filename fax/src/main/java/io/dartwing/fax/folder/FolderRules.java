package io.dartwing.fax.folder;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What a tree of folders may look like, and who may change it.
@Component
class FolderRules implements RecordHooks<FaxFolder> {
    static final int DEEPEST = 5;
    static final int MOST = 500;
    private static final int FARTHEST = 50;
    private static final TypeReference<List<UUID>> IDS = new TypeReference<>() {};

    private record Stored(Optional<UUID> owner, List<UUID> sharedWith, List<UUID> editors, boolean smart) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FolderRules(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void beforeChange(FaxFolder folder) {
        requireMayChange(folder);
    }

    @Override
    public void validate(FaxFolder folder, boolean creating, Violations violations) {
        lockTree();
        if (creating && count() >= MOST) {
            violations.add("name", "too many folders", "at most " + MOST);
        }
        folder.filter().ifPresent(filter -> {
            if (filter.folder() != null) {
                violations.add("filter", "names a folder", "what faxes are, not where they lie");
            }
            filter.filter(null, 1);
        });
        if (folder.filledByRule() && holdsSomething(folder.id())) {
            violations.add("filter", "the folder holds faxes or folders", "none, for one that a rule fills");
        }
        folder.parentId().ifPresent(parent -> checkPlace(folder, parent, violations));
    }

    /// Changes of the tree take turns: two that fit alone could make a ring together.
    private void lockTree() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('fax_folders ' || ?, 0))")
                .param(Actors.current().requireOrganization().toString())
                .query((row, at) -> true)
                .list();
    }

    private void checkPlace(FaxFolder folder, UUID parentId, Violations violations) {
        Optional<Stored> parent = stored(parentId).filter(FolderRules::seen);
        if (parent.isEmpty()) {
            violations.add("parent_id", "not found", "one of the folders");
        } else if (parent.get().smart()) {
            violations.add("parent_id", "a rule fills it", "a folder that people fill");
        } else if (ancestors(parentId).contains(folder.id())) {
            violations.add("parent_id", "lies in this folder", "one outside of it");
        } else if (ancestors(parentId).size() + height(folder.id()) > DEEPEST) {
            violations.add("parent_id", "too deep", "at most " + DEEPEST + " folders in each other");
        } else if (!mayEdit(parent.get())) {
            violations.add("parent_id", "not yours to change", "a folder that you may edit");
        }
    }

    /// The people of a folder within one that is not for all are, unless somebody says otherwise, the same.
    @Override
    public void beforeSave(FaxFolder folder, boolean creating) {
        if (creating && folder.sharedWith().isEmpty()) {
            folder.parentId().flatMap(this::stored).ifPresent(parent -> folder.shareWith(parent.sharedWith()));
        }
        if (!folder.sharedWith().isEmpty()) {
            var people = new ArrayList<>(folder.sharedWith());
            people.addAll(folder.editors());
            folder.ownerId().ifPresent(people::add);
            folder.shareWith(people.stream().distinct().toList());
        }
    }

    /// Its faxes then lie in no folder.
    @Override
    public void beforeDelete(FaxFolder folder) {
        requireMayChange(folder);
        boolean parent = jdbc.sql("select exists (select from fax_folders where parent_id = ?)")
                .param(folder.id())
                .query(Boolean.class)
                .single();
        if (parent) {
            throw new ProblemException(PlatformError.CONFLICT, "folder: holds folders (expected: none)");
        }
    }

    private static void requireMayChange(FaxFolder folder) {
        Optional<UUID> me = me();
        boolean free = Actors.current().may(Permissions.ADMIN)
                || folder.ownerId().isEmpty()
                || folder.ownerId().equals(me)
                || me.filter(folder.editors()::contains).isPresent();
        if (!free) {
            throw new ProblemException(
                    PlatformError.FORBIDDEN, "folder: somebody else's (expected: one of your own, or that you edit)");
        }
    }

    /// Whether the current actor may put faxes in and take them out.
    boolean mayEdit(UUID folder) {
        return stored(folder).filter(FolderRules::mayEdit).isPresent();
    }

    private static boolean mayEdit(Stored folder) {
        Optional<UUID> me = me();
        return seen(folder)
                && (Actors.current().may(Permissions.ADMIN)
                        || folder.editors().isEmpty()
                        || folder.owner().isPresent() && folder.owner().equals(me)
                        || me.filter(folder.editors()::contains).isPresent());
    }

    private static boolean seen(Stored folder) {
        return Actors.current().may(Permissions.ADMIN)
                || folder.sharedWith().isEmpty()
                || me().filter(folder.sharedWith()::contains).isPresent();
    }

    private static Optional<UUID> me() {
        return Actors.current() instanceof PersonActor person ? Optional.of(person.id()) : Optional.empty();
    }

    private Optional<Stored> stored(UUID id) {
        return jdbc.sql("""
                        select owner_id, shared_with, editors, filter is not null from fax_folders
                        where id = ? and organization_id = ?""")
                .params(id, Actors.current().requireOrganization())
                .query((row, at) -> new Stored(
                        Optional.ofNullable(row.getObject(1, UUID.class)),
                        people(row.getString(2)),
                        people(row.getString(3)),
                        row.getBoolean(4)))
                .optional();
    }

    private List<UUID> people(@Nullable String text) {
        return text == null ? List.of() : json.readValue(text, IDS);
    }

    private boolean holdsSomething(UUID folder) {
        return jdbc.sql("""
                        select exists (select from fax_documents where folder_id = :id)
                            or exists (select from fax_folders where parent_id = :id)""").param("id", folder).query(Boolean.class).single();
    }

    private int count() {
        return jdbc.sql("select count(*) from fax_folders where organization_id = ?")
                .param(Actors.current().requireOrganization())
                .query(Integer.class)
                .single();
    }

    /// It and those it lies in.
    private List<UUID> ancestors(UUID folder) {
        return jdbc.sql("""
                        with recursive up (id, parent_id, distance) as (
                            select id, parent_id, 1 from fax_folders where id = :id
                            union all
                            select f.id, f.parent_id, up.distance + 1 from fax_folders f join up on f.id = up.parent_id
                            where up.distance < :farthest)
                        select id from up""")
                .param("id", folder)
                .param("farthest", FARTHEST)
                .query(UUID.class)
                .list();
    }

    /// How many levels it and what lies in it take.
    private int height(UUID folder) {
        return jdbc.sql("""
                        with recursive down (id, distance) as (
                            select cast(:id as uuid), 1
                            union all
                            select f.id, down.distance + 1 from fax_folders f join down on f.parent_id = down.id
                            where down.distance < :farthest)
                        select max(distance) from down""")
                .param("id", folder)
                .param("farthest", FARTHEST)
                .query(Integer.class)
                .single();
    }
}
