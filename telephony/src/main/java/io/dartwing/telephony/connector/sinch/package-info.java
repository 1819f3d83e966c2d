/// The connectors to Sinch: its fax API v3 and its SMS REST API, which share nothing but the name.
@ApplicationModule(displayName = "Connectors to Sinch")
@NullMarked
package io.dartwing.telephony.connector.sinch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
