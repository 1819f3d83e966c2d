package io.dartwing.fax.faxbot;

import io.dartwing.fax.document.FaxStatus;

/// What our states are called in Faxbot. Pure.
final class FaxJobState {
    private FaxJobState() {}

    /// @param test no call is ever placed for it
    static String of(FaxStatus status, boolean test) {
        if (test) {
            return "disabled";
        }
        return switch (status) {
            case QUEUED -> "queued";
            // Uncertain: nobody knows yet, and nothing is sent again meanwhile.
            case SENDING, UNCERTAIN -> "in_progress";
            case SENT -> "SUCCESS";
            case FAILED, CANCELLED -> "FAILED";
            case RECEIVED, PROCESSING, DELIVERED, HELD, REJECTED -> "received";
        };
    }
}
