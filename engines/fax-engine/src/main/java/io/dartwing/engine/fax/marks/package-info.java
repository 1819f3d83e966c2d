/// What people put on fax pages: text, drawings, stamps, signatures, and boxes that take content away for good. No
/// network, no framework.
///
/// Invariants: places are fractions of the page as it was received, from its upper left corner, at any resolution. What
/// lies under a redaction is in no output: neither in pixels nor in text. Pages are flattened: what was drawn can't be
/// taken apart from the page any more.
@NullMarked
package io.dartwing.engine.fax.marks;

import org.jspecify.annotations.NullMarked;
