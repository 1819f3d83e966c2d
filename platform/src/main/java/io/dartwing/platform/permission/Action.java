package io.dartwing.platform.permission;

import java.util.Locale;

/// What is asked for: one of the four acts on records, or a product's own verb with the permission it
/// needs.
public sealed interface Action {
    /// As grants name it: `read`, `create`, `update`, `delete`, or the verb.
    String act();

    enum OnRecord implements Action {
        READ,
        CREATE,
        UPDATE,
        DELETE;

        @Override
        public String act() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// For example `send` needing `fax:send`.
    ///
    /// @param like the act it counts as where protected health information is concerned
    record Verb(String name, String permission, OnRecord like) implements Action {
        public Verb(String name, String permission) {
            this(name, permission, OnRecord.UPDATE);
        }

        @Override
        public String act() {
            return name;
        }
    }
}
