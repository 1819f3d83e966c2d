package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.line.CallCause;
import io.dartwing.telephony.carriers.CarrierCause;

/// A carrier's causes in the words of calls, so that a fax ends alike whichever way it went.
final class CarrierCauses {
    private CarrierCauses() {}

    static CallCause callCause(CarrierCause cause) {
        return switch (cause) {
            case BUSY -> CallCause.BUSY;
            case NO_ANSWER -> CallCause.NO_ANSWER;
            case VOICE_ANSWERED -> CallCause.NOT_A_FAX;
            case REMOTE_HANG_UP -> CallCause.REMOTE_HANG_UP;
            case FAX_PROTOCOL -> CallCause.NEGOTIATION;
            case INVALID_NUMBER -> CallCause.UNKNOWN_NUMBER;
            case UNREACHABLE, OTHER -> CallCause.NETWORK;
            case DOCUMENT -> CallCause.DOCUMENT;
            case CONTENT, OPTED_OUT, NOT_OURS, CAMPAIGN, NOT_ALLOWED, INVALID_REQUEST -> CallCause.DECLINED;
            case AUTHENTICATION, FUNDS, RATE_LIMITED, NO_SUCH, UNAVAILABLE -> CallCause.TRUNK_UNAVAILABLE;
            case CANCELLED -> CallCause.CANCELLED;
            case EXPIRED -> CallCause.TIME_LIMIT;
        };
    }
}
