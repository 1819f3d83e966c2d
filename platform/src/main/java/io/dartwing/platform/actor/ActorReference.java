package io.dartwing.platform.actor;

import java.util.UUID;

/// An actor as it is remembered: enough to show and to look it up again, no rights.
public record ActorReference(Type type, UUID id, String name) {
    public enum Type {
        PERSON,
        API_KEY,
        SERVICE,
        SYSTEM,
        INSTALLATION;

        /// As written in the database and the API: `person`, `api_key`, `service`, `system`, `installation`.
        public String value() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Type of(String value) {
            return valueOf(value.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
