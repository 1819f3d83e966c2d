/// An organisation's own tags. Which fax has which stands in the fax's row.
@ApplicationModule(displayName = "Fax tags")
@NullMarked
package io.dartwing.fax.tag;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
