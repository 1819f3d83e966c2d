/// Figures about faxes and about who did what with them: as a page's data, as CSV, workbook and PDF, on demand and at
/// certain times.
///
/// Invariants: a figure counts only faxes that its asker may read, by the same condition that lists use and row
/// security repeats; a report about people or the audit asks for that permission; days are those of the
/// organisation's time zone; a scheduled report leaves once for each of its periods.
///
/// Faxes that were deleted since are counted, because they came or went; those of test keys never are.
@ApplicationModule(displayName = "Reports")
@NullMarked
package io.dartwing.fax.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
