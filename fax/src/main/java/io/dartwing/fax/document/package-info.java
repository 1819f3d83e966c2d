/// The fax record: its states, its pages, its timeline.
@ApplicationModule(displayName = "Fax documents")
@NullMarked
package io.dartwing.fax.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
