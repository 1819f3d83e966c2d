/// The audit as people use it: reads of protected information with their purpose, the explorer, exports,
/// the report of who saw what, verification.
///
/// Invariants: a read is in the audit, committed, before its first byte leaves the server; a list is one
/// entry that names the records it showed; no identifier of a patient stands in the audit, only its blind
/// index.
@NullMarked
@ApplicationModule(displayName = "Auditing")
package io.dartwing.platform.auditing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
