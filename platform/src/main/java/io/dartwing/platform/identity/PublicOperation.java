package io.dartwing.platform.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a controller method that answers without credentials (`security: []` in the OpenAPI
/// document). Everything else under `/api` answers 401.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PublicOperation {
    /// Whether it reads its callers' `Authorization` itself, which then is no key of ours.
    boolean readsCredentials() default false;
}
