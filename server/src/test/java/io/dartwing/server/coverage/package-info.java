/// Which rows of the fax feature specification are shown by a test: docs/fax-coverage.md from the
/// tags in the tests' sources and the rows in fax-rows.tsv.
@NullMarked
package io.dartwing.server.coverage;

import org.jspecify.annotations.NullMarked;
