package io.dartwing.platform.permission;

import java.util.Map;

/// What the decision needs to know of a record type: the permissions it asks for, and those that single
/// fields ask for on top.
public record RecordTypeRef(
        String name, String readPermission, String writePermission, Map<String, String> fieldPermissions) {
    public RecordTypeRef {
        fieldPermissions = Map.copyOf(fieldPermissions);
    }

    public RecordTypeRef(String name, String readPermission, String writePermission) {
        this(name, readPermission, writePermission, Map.of());
    }
}
