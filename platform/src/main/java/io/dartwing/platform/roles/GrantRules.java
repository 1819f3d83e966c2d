package io.dartwing.platform.roles;

import io.dartwing.platform.actor.Scope;
import io.dartwing.platform.permission.RecordTypeRef;
import io.dartwing.platform.records.Violations;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What a custom role's grants may say. Anything that is not understood is refused: a grant that is ignored would
/// look like a right.
final class GrantRules {
    private static final int MOST = 200;
    private static final Set<String> MEMBERS = Set.of("record_type", "acts", "scope", "fields");
    private static final Set<String> CHANGES = Set.of("create", "update", "delete");
    private static final Set<String> SCOPES =
            Arrays.stream(Scope.values()).map(Scope::value).collect(Collectors.toSet());

    private final Map<String, RecordTypeRef> types;

    GrantRules(Map<String, RecordTypeRef> types) {
        this.types = types;
    }

    void check(JsonNode grants, Violations violations) {
        if (!grants.isArray() || grants.size() > MOST) {
            violations.add("grants", "not valid", "a list of at most " + MOST);
            return;
        }
        for (int i = 0; i < grants.size(); i++) {
            check("grants[" + i + "]", grants.get(i), violations);
        }
    }

    private void check(String path, JsonNode grant, Violations violations) {
        if (!grant.isObject() || !MEMBERS.containsAll(grant.propertyNames())) {
            violations.add(path, "not valid", "an object with record_type, acts, scope and fields");
            return;
        }
        RecordTypeRef type = types.get(grant.path("record_type").asString(""));
        if (type == null || !type.grantable()) {
            violations.add(path + ".record_type", "unknown", "a record type that roles can open");
            return;
        }
        var acts = new HashSet<>(Set.of("read", "create", "update", "delete"));
        acts.addAll(type.verbs().keySet());
        among(path + ".acts", grant.path("acts"), acts, violations);
        if (CHANGES.stream().anyMatch(act -> names(grant.path("acts"), act)) && !names(grant.path("acts"), "read")) {
            violations.add(path + ".acts", "read is missing", "read with create, update and delete");
        }
        var scopes = type.scopes().stream().map(Scope::value).collect(Collectors.toSet());
        scopes.add(Scope.ALL.value());
        JsonNode scope = grant.path("scope");
        if (!scope.isMissingNode() && !scopes.contains(scope.asString(""))) {
            boolean elsewhere = SCOPES.contains(scope.asString(""));
            violations.add(
                    path + ".scope",
                    elsewhere ? "not for this type" : "unknown",
                    scopes.stream().sorted().collect(Collectors.joining(", ")));
        }
        JsonNode fields = grant.path("fields");
        if (!fields.isMissingNode() && !fields.isNull()) {
            among(path + ".fields", fields, type.fields(), violations);
        }
    }

    private static boolean names(JsonNode list, String word) {
        return list.valueStream()
                .anyMatch(each -> each.isString() && each.asString().equals(word));
    }

    private static void among(String path, JsonNode list, Set<String> known, Violations violations) {
        boolean fine = list.isArray() && !list.isEmpty() && list.size() <= known.size();
        for (JsonNode each : list) {
            fine &= each.isString() && known.contains(each.asString());
        }
        if (!fine) {
            violations.add(
                    path,
                    "not valid",
                    "some of " + String.join(", ", known.stream().sorted().toList()));
        }
    }
}
