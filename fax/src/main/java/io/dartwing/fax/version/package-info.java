/// Edited copies of faxes: annotated, redacted, signed, returned.
///
/// Invariants: a fax's own pages stay as they came unless the organisation's policy destroys them with a redaction;
/// every
/// version is kept; what lies under a redaction is in no file, text or index of its version and can't be brought back;
/// a
/// signature is applied by its owner only, with the PIN, and its PDF is signed digitally.
@ApplicationModule(displayName = "Fax versions")
@NullMarked
package io.dartwing.fax.version;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
