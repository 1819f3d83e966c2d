/// The connectors of this installation, one package for each provider. Only this package knows them all.
@ApplicationModule(displayName = "Connectors", type = ApplicationModule.Type.OPEN)
@NullMarked
package io.dartwing.telephony.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
