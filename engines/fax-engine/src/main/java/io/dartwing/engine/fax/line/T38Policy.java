package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.line.OutboundFax.TransportPreference;

/// Whether a call takes T.38, and when it asks for it itself.
///
/// @param required the call fails when the far side refuses
record T38Policy(boolean taken, Moment offered, boolean required) {
    enum Moment {
        NEVER,
        /// As soon as the call stands.
        AT_ANSWER,
        /// A moment after the answer: the calling gateway may want to do it itself.
        SOON_AFTER_ANSWER,
        /// When the far machine's capabilities are heard: by T.38 D.2.2.4 it is the called gateway that should
        /// ask, so
        /// it gets the time of its CED.
        AT_CAPABILITIES
    }

    static T38Policy outbound(LineTrunk.T38 trunk, TransportPreference preference) {
        if (preference == TransportPreference.AUDIO_ONLY) {
            return new T38Policy(false, Moment.NEVER, false);
        }
        boolean only = preference == TransportPreference.T38_ONLY;
        if (only) {
            return new T38Policy(true, Moment.AT_ANSWER, true);
        }
        return switch (trunk) {
            case AUTO -> new T38Policy(true, Moment.AT_CAPABILITIES, false);
            case ALWAYS -> new T38Policy(true, Moment.AT_ANSWER, false);
            case NEVER -> new T38Policy(false, Moment.NEVER, false);
        };
    }

    static T38Policy inbound(LineTrunk.T38 trunk) {
        return switch (trunk) {
            case AUTO -> new T38Policy(true, Moment.SOON_AFTER_ANSWER, false);
            case ALWAYS -> new T38Policy(true, Moment.AT_ANSWER, false);
            case NEVER -> new T38Policy(false, Moment.NEVER, false);
        };
    }
}
