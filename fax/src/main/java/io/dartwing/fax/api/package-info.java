/// The fax product over HTTP.
@ApplicationModule(displayName = "Fax API")
@NullMarked
package io.dartwing.fax.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
