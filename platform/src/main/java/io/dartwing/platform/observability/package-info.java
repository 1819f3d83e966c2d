/// What operators see: metrics under fixed names, trace ids, structured logs, and a second wall against secrets
/// in
/// logs.
@NullMarked
@ApplicationModule
package io.dartwing.platform.observability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
