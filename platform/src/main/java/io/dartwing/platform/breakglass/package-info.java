/// Breaking the glass: reading health information in an emergency without the role or relationship it takes.
///
/// At most four hours, with a reason, told to others at once, reviewed by somebody else afterwards. Invariants: it
/// opens reading only, and only in the person's own organisation; nobody reviews oneself; nothing of it is deleted.
@NullMarked
@ApplicationModule(displayName = "Break-glass")
package io.dartwing.platform.breakglass;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
