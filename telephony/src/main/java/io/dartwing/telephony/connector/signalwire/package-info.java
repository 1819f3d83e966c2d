/// The connector to SignalWire's Compatibility API.
@ApplicationModule(displayName = "Connector to SignalWire")
@NullMarked
package io.dartwing.telephony.connector.signalwire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
