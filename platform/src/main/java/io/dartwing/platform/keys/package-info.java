/// The keys of an organisation: one data key each, stored wrapped by a master key that never touches the
/// database.
///
/// From the data key three keys are derived (HKDF): for files, for small secrets, and for naming files on disk.
/// Losing the master key means losing every file and every stored secret; `docs/operators.md` says how to back
/// it up.
@NullMarked
@ApplicationModule
package io.dartwing.platform.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
