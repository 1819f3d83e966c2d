/// How the organisation's own numbers stand with carriers and recipients, from what really
/// happened.
///
/// Outcomes of the last 30 days make a score from 0 to 100 with its reasons; while too little is
/// known there is none. Modules that send without a carrier's account tell theirs as
/// `NumberOutcomes`. Publishes `reputation.alert`.
@ApplicationModule(displayName = "Number reputation")
@NullMarked
package io.dartwing.telephony.reputation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
