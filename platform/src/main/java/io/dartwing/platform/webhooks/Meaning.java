package io.dartwing.platform.webhooks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a field of an event's data means; it ends up in the JSON Schema and in `docs/events.md`.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Meaning {
    String value();

    /// The only words it can be; empty for any.
    String[] oneOf() default {};
}
