/// Where numbers come from and go to: what carriers offer, orders of it, giving back.
///
/// An order's row is committed before its request leaves and is never sent twice: an answer that
/// was lost is found out at the carrier. A number given back rests before it is free again. Hears
/// `NumberProgress`.
@ApplicationModule(displayName = "Number supply")
@NullMarked
package io.dartwing.telephony.supply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
