package io.dartwing.simulator;

public enum Kind {
    FAX,
    MESSAGE,
    CALL,
    NUMBER
}
