package io.dartwing.telephony.carriers;

/// What a number can be used for.
public enum NumberUse {
    VOICE,
    SMS,
    MMS,
    FAX,
    EMERGENCY
}
