/// How the method-style paths of the original specification answer: what they name is done by the
/// resources' own operations.
@ApplicationModule(displayName = "Method aliases")
@NullMarked
package io.dartwing.telephony.method;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
