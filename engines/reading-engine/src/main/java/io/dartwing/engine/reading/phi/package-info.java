/// Whether a document holds protected health information (PHI), where it names the person, and what to
/// cover.
///
/// [PhiVerdict] is the way in. PHI is two things together (45 CFR 160.103): something that identifies
/// a person, and something about that person's health, care or payment for care. Neither alone is PHI:
/// an invoice with a telephone number, a physician's own address, a leaflet on diabetes. The
/// identifiers are the eighteen of the safe harbour rule, 45 CFR 164.514(b)(2)(i): [PhiType].
///
/// Invariants: a span shows a masked preview, never the value; reasons name kinds and pages only. What
/// leaves the encrypted record to be compared elsewhere is a [KeyedHash].
@NullMarked
package io.dartwing.engine.reading.phi;

import org.jspecify.annotations.NullMarked;
