package io.dartwing.engine.fax.line;

/// One sentence for people about how a call ended. Holds no numbers or names.
final class CallSentence {
    private CallSentence() {}

    static String of(CallDirection direction, CallVerdict verdict, String detail) {
        return switch (verdict.outcome()) {
            case SENT -> "All " + pages(verdict.pagesConfirmed()) + " arrived and the receiver confirmed them.";
            case RECEIVED ->
                verdict.cause() == CallCause.NONE
                        ? pages(verdict.pagesConfirmed()) + " received."
                        : "Only the first " + pages(verdict.pagesConfirmed()) + " arrived: "
                                + why(direction, verdict.cause(), detail) + ".";
            case FAILED -> capital(why(direction, verdict.cause(), detail)) + progress(direction, verdict) + ".";
            case UNCERTAIN ->
                "The last page was sent but its confirmation was never heard, so it is not known whether the fax"
                        + " arrived: " + why(direction, verdict.cause(), detail) + ".";
        };
    }

    private static String progress(CallDirection direction, CallVerdict verdict) {
        if (direction == CallDirection.INBOUND) {
            return "";
        }
        String doubt = verdict.pageInDoubt() ? "; the page after them may have arrived too" : "";
        return verdict.pagesConfirmed() == 0 && doubt.isEmpty()
                ? ""
                : "; " + verdict.pagesConfirmed() + " of " + pages(verdict.pagesTotal()) + " had been confirmed"
                        + doubt;
    }

    private static String why(CallDirection direction, CallCause cause, String detail) {
        String reason = switch (cause) {
            case NONE -> "the call ended";
            case BUSY -> "the number was busy";
            case NO_ANSWER -> "nobody answered";
            case UNKNOWN_NUMBER -> "the number is not in service";
            case NOT_A_FAX ->
                direction == CallDirection.OUTBOUND
                        ? "no fax machine answered, but a person, a recording or a tone"
                        : "the caller was not a fax machine";
            case DECLINED -> "the call was refused";
            case NEGOTIATION -> "the two machines could not agree on how to transmit";
            case LINE_ERROR -> "the line was too bad to transmit on";
            case REMOTE_HANG_UP -> "the other side hung up in the middle";
            case NETWORK -> "the connection was lost";
            case TRUNK_UNAVAILABLE -> "the trunk did not take the call";
            case CANCELLED -> "the call was cancelled";
            case ENGINE_CRASH -> "the fax engine stopped in the middle of the call";
            case DOCUMENT -> "the document could not be read or written";
            case NOT_COMMITTED -> "the fax could not be stored, so it was not confirmed to the sender";
            case TIME_LIMIT -> "the call took longer than allowed";
        };
        return detail.isEmpty() ? reason : reason + " (" + detail + ")";
    }

    private static String pages(int count) {
        return count == 1 ? "1 page" : count + " pages";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
