/// The OpenAPI document at `/api/v1/openapi.json`: what is the same for every operation.
///
/// Controllers and record types add their own operations; this adds how callers sign in, what a problem looks
/// like, and
/// the names as they are on the wire.
@NullMarked
@ApplicationModule
package io.dartwing.platform.apidocs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
