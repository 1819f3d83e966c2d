package io.dartwing.engine.sip;

import org.jspecify.annotations.Nullable;

/// Why a call did not come about or broke, in terms a retry policy can use.
public enum CallFailure {
    BUSY,
    NO_ANSWER,
    UNKNOWN_NUMBER,
    DECLINED,
    UNSUPPORTED_MEDIA,
    /// The trunk wants credentials we don't have, or refused ours.
    NOT_AUTHORIZED,
    /// The far network or server can't take the call now.
    UNAVAILABLE,
    /// Nobody answered at the SIP level, or the trunk can't be reached at all.
    NETWORK,
    CANCELLED,
    /// The peer broke the protocol.
    PROTOCOL;

    /// Maps a final status of 300 and above; a Q.850 cause, when the peer gave one, wins where the status is vague.
    public static CallFailure of(int status, int q850) {
        if (status == 480 || status >= 500 && status < 600 || status == 403 || status == 404) {
            CallFailure byCause = ofCause(q850);
            if (byCause != null) {
                return byCause;
            }
        }
        return switch (status) {
            case 486, 600 -> BUSY;
            case 408, 480 -> NO_ANSWER;
            case 404, 410, 416, 484, 485, 604 -> UNKNOWN_NUMBER;
            case 403, 603, 607, 608 -> DECLINED;
            case 401, 407 -> NOT_AUTHORIZED;
            case 415, 488, 606 -> UNSUPPORTED_MEDIA;
            case 487 -> CANCELLED;
            default -> status >= 500 && status < 600 || status < 400 ? UNAVAILABLE : PROTOCOL;
        };
    }

    /// ITU-T Q.850 table 1; null for normal clearing and for causes that say no more than the status.
    static @Nullable CallFailure ofCause(int q850) {
        return switch (q850) {
            case 1, 2, 3, 22, 28 -> UNKNOWN_NUMBER;
            case 17 -> BUSY;
            case 18, 19 -> NO_ANSWER;
            case 21 -> DECLINED;
            case 34, 38, 41, 42, 44, 47 -> UNAVAILABLE;
            case 65, 79, 88 -> UNSUPPORTED_MEDIA;
            default -> null;
        };
    }
}
