/// Material and stand-ins for tests of every module: hostile documents, simulated peers.
///
/// `Covers` says which rows of the fax feature specification a test shows. `FaxCoverageTest` of the
/// server reads these tags from the sources and makes docs/fax-coverage.md of them, so that the
/// document can't claim what no test shows. Above a test of the browser application, and in modules
/// that this one needs itself, the comment `// covers FAX-A-001-01, FAX-A-001-05` says the same.
///
/// `DerivedDocument` holds documents against what tests derive from the code.
@NullMarked
package io.dartwing.testkit;

import org.jspecify.annotations.NullMarked;
