package io.dartwing.engine.fax.line;

public enum CallDirection {
    OUTBOUND,
    INBOUND
}
