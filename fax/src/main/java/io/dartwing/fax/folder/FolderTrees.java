package io.dartwing.fax.folder;

import io.dartwing.fax.folder.FolderTreeController.FolderTree;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordQuery;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Makes several folders in each other, all or none.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FolderTrees {
    private final RecordService records;
    private final RecordType<FaxFolder> type;
    private final JsonMapper json;

    FolderTrees(RecordService records, RecordType<FaxFolder> type, JsonMapper json) {
        this.records = records;
        this.type = type;
        this.json = json;
    }

    FolderTree make(String key, @Nullable String name, @Nullable UUID parent) {
        var template = FolderTemplates.find(key)
                .orElseThrow(() -> PlatformError.invalid(
                        "template",
                        "unknown",
                        String.join(
                                ", ",
                                FolderTemplates.all().stream()
                                        .map(FolderTemplates.FolderTemplate::key)
                                        .toList())));
        FaxFolder root = folder(name == null ? template.label() : name, parent);
        Map<String, UUID> made = new HashMap<>();
        for (String path : template.folders()) {
            int last = path.lastIndexOf('/');
            UUID place = last < 0 ? root.id() : made.get(path.substring(0, last));
            made.put(path, folder(path.substring(last + 1), place).id());
        }
        return new FolderTree(root.id(), root.name(), made.size() + 1);
    }

    FolderTree copy(UUID source, @Nullable String name, @Nullable UUID parent) {
        FaxFolder model =
                records.find(type, source).orElseThrow(() -> PlatformError.invalid("copy_of", "not found", "a folder"));
        List<FaxFolder> all = seen();
        FaxFolder root = folder(name == null ? model.name() : name, parent);
        return new FolderTree(root.id(), root.name(), 1 + children(model.id(), root.id(), all));
    }

    private int children(UUID model, UUID place, List<FaxFolder> all) {
        int made = 0;
        for (FaxFolder child : all) {
            if (child.parentId().filter(model::equals).isPresent()
                    && child.filter().isEmpty()) {
                made += 1 + children(child.id(), folder(child.name(), place).id(), all);
            }
        }
        return made;
    }

    private List<FaxFolder> seen() {
        var all = new java.util.ArrayList<FaxFolder>();
        @Nullable String cursor = null;
        do {
            var page = records.list(type, new RecordQuery(cursor, 200, null, "name", Map.of()));
            all.addAll(page.data());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }

    private FaxFolder folder(String name, @Nullable UUID parent) {
        var values = json.createObjectNode().put("name", name);
        if (parent != null) {
            values.put("parent_id", parent.toString());
        }
        return records.create(type, values);
    }
}
