/// Measurements against a running server or against others' programs. Each prints a table with hardware and date;
/// `docs/performance.md` keeps the results.
@NullMarked
package io.dartwing.bench;

import org.jspecify.annotations.NullMarked;
