/// What the operator does at the machine: organisations, people, keys, the audit, the first start.
///
/// Works on the database of the data directory whether a server is running on it or not. Acts as the
/// installation; nothing here is reachable over HTTP.
@NullMarked
@ApplicationModule(displayName = "Administration")
package io.dartwing.platform.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
