/// Files that carriers keep for us: fetched from their own hosts only, with limits.
@ApplicationModule(displayName = "Carrier media")
@NullMarked
package io.dartwing.telephony.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
