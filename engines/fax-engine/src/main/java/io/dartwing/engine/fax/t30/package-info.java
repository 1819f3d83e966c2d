/// Fax calls without sockets: ITU-T T.30 over 8 kHz audio or over T.38 packets, driven by the caller's clock.
///
/// Two terminals, [io.dartwing.engine.fax.t30.AudioFaxTerminal] and [io.dartwing.engine.fax.t30.T38FaxTerminal],
/// share
/// [io.dartwing.engine.fax.t30.T30Settings] going in and [io.dartwing.engine.fax.t30.T30Event]s coming out. The
/// modems
/// and the protocol machine are spandsp's, bound through the foreign function API.
///
/// Invariants: a terminal is driven by one thread at a time and calls its listener on that thread; a page's
/// confirmation
/// (MCF) can't leave while the terminal is held; a listener that throws counts as a refusal; nothing thrown crosses
/// into
/// native code; everything native is freed by `close()`.
@NullMarked
package io.dartwing.engine.fax.t30;

import org.jspecify.annotations.NullMarked;
