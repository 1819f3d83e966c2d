/// The connector to DIDWW: numbers, orders, balance and SMS. Its faxes go over SIP trunks.
@ApplicationModule(displayName = "Connector to DIDWW")
@NullMarked
package io.dartwing.telephony.connector.didww;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
