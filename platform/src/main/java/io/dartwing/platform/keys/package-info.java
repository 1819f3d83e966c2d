/// The keys of an organisation: versions of one data key and one key for blind indexes, stored wrapped by a
/// master key that never touches the database (`MasterKeys`: a file, the environment, or a key service).
///
/// From a data key keys are derived (HKDF): for files, for small secrets, and for naming files on disk.
/// What is sealed says with which version. Rotation makes a new version for writing; every owner of sealed
/// data (`SealedData`) then seals it again in the background, while old versions go on opening. Losing the
/// master key means losing every file and every stored secret; `docs/operators.md` says how to back it up.
@NullMarked
@ApplicationModule
package io.dartwing.platform.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
