/// Sends the audit to the organisation's own systems (a SIEM) as it grows: syslog (RFC 5424), HTTPS or a
/// file.
///
/// Invariants: every entry arrives at least once and in order; how far a stream is, the database knows, and
/// it moves only after the receiver has taken what came before; a receiver that is down holds up nobody
/// else.
@NullMarked
@ApplicationModule(displayName = "Audit streams")
package io.dartwing.platform.auditstream;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
