/// What Dartwing asks of a carrier and what a carrier answers: the contract of every connector.
///
/// Plain Java without Spring or database. A connector implements `Connector` and the capability interfaces its provider
/// has; the capability table is derived from that (`Capability`). An answer is one of four: done, refused for good,
/// to be tried again, unknown (`CarrierResult`). Unknown means that the request may have had its effect: it is
/// reconciled, never repeated. Connectors keep nothing between calls: what they need stands in `CarrierAccount`.
@ApplicationModule(displayName = "Carrier contract")
@NullMarked
package io.dartwing.telephony.carriers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
