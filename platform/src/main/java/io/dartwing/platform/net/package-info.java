/// Fetching what a caller names without being turned against our own network (SSRF).
///
/// Every address a host name resolves to is checked at the moment of connecting, so a name that resolves
/// differently
/// the second time (DNS rebinding) gains nothing. Redirects are followed by hand, each with the same checks.
/// Size and
/// time are limited.
@ApplicationModule
@NullMarked
package io.dartwing.platform.net;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
