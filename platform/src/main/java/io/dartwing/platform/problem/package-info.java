/// Every refusal and failure over HTTP as an RFC 9457 problem document, whoever raised it: a service,
/// Spring, a filter, or the container before any of them ran.
///
/// Invariants: a document carries a code, one sentence of advice and the trace id, never a stack trace,
/// an exception text of others, or the value that was wrong.
@NullMarked
@ApplicationModule(displayName = "Problems")
package io.dartwing.platform.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
