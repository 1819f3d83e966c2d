/// What an organisation wants of the choice of its carriers: ordered rules, each preferring or
/// excluding accounts and trunks for some of the traffic.
///
/// Administrators write them as records (`/api/v1/carrier-rules`). `CarrierRules` reads those in
/// force with one statement; `Rulings` applies them without database or clock. For each account or
/// trunk the first rule that fits and names it decides, so an earlier rule is the exception of a
/// later one.
@ApplicationModule(displayName = "Carrier rules")
@NullMarked
package io.dartwing.telephony.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
