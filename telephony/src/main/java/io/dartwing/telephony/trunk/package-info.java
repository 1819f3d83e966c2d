/// SIP trunks: the ways to the telephone network, and which of them a call takes.
///
/// Trunks are generic records. `Trunks` picks one for a destination and says why, and publishes `TrunksChanged` when
/// the line's table must be made anew. Passwords are sealed with the organisation's key and never leave but to the
/// line.
@ApplicationModule(displayName = "Trunks")
@NullMarked
package io.dartwing.telephony.trunk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
