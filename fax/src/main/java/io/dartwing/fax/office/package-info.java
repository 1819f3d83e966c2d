/// Office documents become PDF through LibreOffice, where it is installed.
///
/// Invariants: each conversion has a profile and a folder of its own, no macros, no network where the
/// system can take it away, bounded time and memory; when it ends, all of its processes have ended.
@ApplicationModule(displayName = "Office documents")
@NullMarked
package io.dartwing.fax.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
