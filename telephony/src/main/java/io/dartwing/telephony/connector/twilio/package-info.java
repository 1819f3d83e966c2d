/// The connector to Twilio: messages, calls, numbers and look-up.
@ApplicationModule(displayName = "Connector to Twilio")
@NullMarked
package io.dartwing.telephony.connector.twilio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
