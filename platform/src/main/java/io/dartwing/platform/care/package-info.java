/// Care relationships: which person cares for which patient, since when and until when.
///
/// The healthcare roles that see only their own patients go by them, in the program and in the database. Invariants:
/// a relationship narrows what a role opens and opens nothing by itself; person and patient have at most one at a
/// time; one that has ended is not opened again; who sees only its own patients makes none for others.
@NullMarked
@ApplicationModule(displayName = "Care relationships")
package io.dartwing.platform.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
