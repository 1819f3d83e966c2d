/// A SIP user agent (RFC 3261) for fax and voice: calls out and in through configured trunks, UDP and TCP.
///
/// JAIN-SIP parses, transports and runs the transactions; the dialogs, digest authentication (RFC 8760), registration
/// and the checks that JAIN-SIP omits are ours. Entry point: [io.dartwing.engine.sip.SipUserAgent]. Invariants: a
/// request from an address that is no trunk's never reaches user code; each call ends exactly once, with one
/// [io.dartwing.engine.sip.CallEnd]; a call's callbacks run one after another on virtual threads, never on a thread of
/// the stack. Session descriptions are in `sdp`, media transport in `rtp`.
@NullMarked
package io.dartwing.engine.sip;

import org.jspecify.annotations.NullMarked;
