/// The organisation's accounts with carriers: what an administrator enters, and what connectors get
/// of it.
///
/// An account names one connector for good. Its secrets are sealed together with the organisation's
/// key, change by name and are never shown. `CarrierAccounts` opens them for the code that speaks
/// to the provider; each change of them makes a new credential version. The public id in the
/// webhooks' address is random and tells nothing.
@ApplicationModule(displayName = "Carrier accounts")
@NullMarked
package io.dartwing.telephony.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
