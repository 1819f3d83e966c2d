/// A fax call from INVITE to the durable report.
///
/// [FaxLine][io.dartwing.engine.fax.line.FaxLine] is the whole API: give it trunks, send documents, answer what
/// comes
/// in, and get exactly one effective [CallReport][io.dartwing.engine.fax.line.CallReport] per call.
/// [SipFaxLine][io.dartwing.engine.fax.line.SipFaxLine] runs in this process;
/// [SupervisedFaxLine][io.dartwing.engine.fax.line.process.SupervisedFaxLine] runs it in a child process,
/// because a
/// crash in the native modem code ends the process it happens in.
///
/// Invariants:
/// - A received page is on disk (fsync) and in the journal before its MCF leaves; the last one waits for
///   [FaxLineListener#commit] on top.
/// - Each call has a folder in the spool, kept until [FaxLine#acknowledge]; from it alone a truthful report can
/// be
///   derived when the process died ([CallJournal][io.dartwing.engine.fax.line.CallJournal]).
/// - A call whose outcome can't be known is `UNCERTAIN`, never quietly `SENT` or `FAILED`.
@NullMarked
package io.dartwing.engine.fax.line;

import org.jspecify.annotations.NullMarked;
