/// The connector to Phaxio's fax API v2.1.
@ApplicationModule(displayName = "Connector to Phaxio")
@NullMarked
package io.dartwing.telephony.connector.phaxio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
