package io.dartwing.telephony.carriers;

public enum NumberKind {
    LOCAL,
    TOLL_FREE,
    MOBILE,
    NATIONAL
}
