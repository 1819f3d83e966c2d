/// Privacy: what the law lets a person or an organisation ask for, and what it forbids.
///
/// Business associate agreements gate healthcare mode; legal holds stop deletion and erasure; exports and erasures run
/// as jobs; the data map says of every table what it holds. Invariants: nothing under a hold is erased; an export
/// leaves
/// no plain text on disk; the audit of an erased person stays, without its name.
@NullMarked
@ApplicationModule(displayName = "Privacy")
package io.dartwing.platform.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
