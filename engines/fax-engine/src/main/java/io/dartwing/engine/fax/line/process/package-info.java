/// The line in a child process, and its supervisor in the server.
///
/// [SupervisedFaxLine][io.dartwing.engine.fax.line.process.SupervisedFaxLine] starts
/// [LineProcess][io.dartwing.engine.fax.line.process.LineProcess] (`main`), speaks JSON lines with it over its
/// standard streams (its log goes to standard error), restarts it when it dies or stops answering, and concludes
/// the
/// calls it left behind.
@NullMarked
package io.dartwing.engine.fax.line.process;

import org.jspecify.annotations.NullMarked;
