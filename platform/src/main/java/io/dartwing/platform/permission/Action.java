package io.dartwing.platform.permission;

/// What is asked for: one of the four acts on records, or a product's own verb with the permission it
/// needs.
public sealed interface Action {
    enum OnRecord implements Action {
        READ,
        CREATE,
        UPDATE,
        DELETE
    }

    /// For example `send` needing `fax:send`.
    record Verb(String name, String permission) implements Action {}
}
