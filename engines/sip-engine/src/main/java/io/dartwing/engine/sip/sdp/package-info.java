/// Session descriptions (RFC 8866) and offer/answer (RFC 3264) as far as fax and voice need them: G.711 audio,
/// telephone-event, T.38 over UDPTL (ITU-T T.38 Annex D). Immutable; reading is bounded and never throws.
@NullMarked
package io.dartwing.engine.sip.sdp;

import org.jspecify.annotations.NullMarked;
