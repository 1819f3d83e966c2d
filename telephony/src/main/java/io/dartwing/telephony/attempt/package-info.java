/// Every request to a carrier that has an effect: written before it leaves, concluded by the
/// answer, moved on by reports.
///
/// `AttemptState` is the one table of allowed changes: reports come in any order and never lead
/// back. The provider's id of an attempt is unique in its account and looked up only there.
/// Their `AttemptFollower` hears how they stand, `AttemptWatch`es what speaks for or against the
/// carrier. A job looks after each until it has ended.
@ApplicationModule(displayName = "Carrier attempts")
@NullMarked
package io.dartwing.telephony.attempt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
