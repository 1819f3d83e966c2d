/// The connector to Bandwidth.
@ApplicationModule(displayName = "Connector to Bandwidth")
@NullMarked
package io.dartwing.telephony.connector.bandwidth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
