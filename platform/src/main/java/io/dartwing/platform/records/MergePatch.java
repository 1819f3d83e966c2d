package io.dartwing.platform.records;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON Merge Patch, RFC 7396.
final class MergePatch {
    private MergePatch() {}

    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode merged = target instanceof ObjectNode old ? old.deepCopy() : changes.objectNode();
        for (String name : changes.propertyNames()) {
            JsonNode change = changes.get(name);
            if (change.isNull()) {
                merged.remove(name);
            } else {
                merged.set(name, merge(merged.path(name), change));
            }
        }
        return merged;
    }
}
