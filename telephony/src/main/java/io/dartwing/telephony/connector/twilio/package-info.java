/// The connector to Twilio's messages.
@ApplicationModule(displayName = "Connector to Twilio")
@NullMarked
package io.dartwing.telephony.connector.twilio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
