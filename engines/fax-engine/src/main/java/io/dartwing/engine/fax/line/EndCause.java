package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.t30.T30Completion;
import io.dartwing.engine.sip.CallEnd;
import io.dartwing.engine.sip.CallFailure;
import org.jspecify.annotations.Nullable;

/// Why a call ended, with a few words more; from whichever layer said it first.
record EndCause(CallCause cause, String detail) {

    static EndCause of(T30Completion completion) {
        CallCause cause = switch (completion.cause()) {
            case OK -> CallCause.NONE;
            case NOT_FAX -> CallCause.NOT_A_FAX;
            case NEGOTIATION -> CallCause.NEGOTIATION;
            case LINE, PROTOCOL_TIMEOUT, PROTOCOL -> CallCause.LINE_ERROR;
            case REMOTE_DISCONNECT -> CallCause.REMOTE_HANG_UP;
            case DOCUMENT -> CallCause.DOCUMENT;
            case LOCAL -> completion == T30Completion.CANCELLED ? CallCause.CANCELLED : CallCause.DOCUMENT;
        };
        return new EndCause(cause, cause == CallCause.NONE ? "" : words(completion.sentence()));
    }

    /// @param faxHeard whether anything of a fax machine was heard in this call
    static EndCause of(CallEnd end, boolean faxHeard) {
        if (end.established()) {
            return switch (end.by()) {
                case PEER ->
                    faxHeard
                            ? new EndCause(CallCause.REMOTE_HANG_UP, "")
                            : new EndCause(CallCause.NOT_A_FAX, "it hung up before any fax tone");
                case NETWORK -> new EndCause(CallCause.NETWORK, "");
                case US -> new EndCause(CallCause.NONE, "");
            };
        }
        return new EndCause(beforeAnswer(end.failure(), end.by()), status(end));
    }

    private static CallCause beforeAnswer(@Nullable CallFailure failure, CallEnd.By by) {
        if (failure == null) {
            return by == CallEnd.By.PEER ? CallCause.REMOTE_HANG_UP : CallCause.NETWORK;
        }
        return switch (failure) {
            case BUSY -> CallCause.BUSY;
            case NO_ANSWER -> CallCause.NO_ANSWER;
            case UNKNOWN_NUMBER -> CallCause.UNKNOWN_NUMBER;
            case DECLINED -> CallCause.DECLINED;
            case UNSUPPORTED_MEDIA -> CallCause.NEGOTIATION;
            case NOT_AUTHORIZED, UNAVAILABLE, NETWORK -> CallCause.TRUNK_UNAVAILABLE;
            case CANCELLED -> by == CallEnd.By.US ? CallCause.CANCELLED : CallCause.REMOTE_HANG_UP;
            case PROTOCOL -> CallCause.NETWORK;
        };
    }

    private static String status(CallEnd end) {
        return end.sipStatus() == 0 ? "" : "SIP " + end.sipStatus();
    }

    private static String words(String sentence) {
        String bare = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return bare.startsWith("The ") || bare.startsWith("No ")
                ? Character.toLowerCase(bare.charAt(0)) + bare.substring(1)
                : bare;
    }
}
