/// Faxes at the customer's own S3 storage: where it lies, what was put there, and how that fares.
///
/// Invariants: a fax has one key at a target, fixed before anything leaves; each attempt is on record before it is
/// made; an object is looked for before it is written, and nothing of others is written over; a fax counts as
/// archived once the store has told its checksum, and its lock where one was asked for, after the writing.
@ApplicationModule(displayName = "Fax archive")
@NullMarked
package io.dartwing.fax.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
