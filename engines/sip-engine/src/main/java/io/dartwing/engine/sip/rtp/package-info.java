/// Media transport: one NIO thread for all sockets, a port allocator shared by RTP and UDPTL, and RTP with G.711
/// (RFC 3550, RFC 3551) behind a jitter buffer that keeps the timing fax modems need.
@NullMarked
package io.dartwing.engine.sip.rtp;

import org.jspecify.annotations.NullMarked;
