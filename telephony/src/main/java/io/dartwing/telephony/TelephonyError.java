package io.dartwing.telephony;

import io.dartwing.kernel.ErrorCode;

/// The telephony module's error table.
public enum TelephonyError implements ErrorCode {
    TRUNK_IN_USE("TEL-901", 409, "Trunk in use", "Move or delete the numbers on it first."),
    NUMBER_TAKEN("TEL-902", 409, "Number taken", "A number can be set up once per installation; check who has it."),
    NOT_TESTABLE(
            "TEL-903", 422, "Carrier can't be tested", "Send something through it; its attempts tell how it does."),
    ATTEMPT_CONCLUDED("TEL-904", 409, "Attempt already concluded", "Read the attempt; how it went is known."),
    CARRIER_IN_USE("TEL-905", 409, "Carrier in use", "Move or delete the numbers that lie with it first."),
    NUMBER_NOT_ACTIVE(
            "TEL-906", 409, "Number not active", "It was given back; set up or buy another one if you need one."),
    NUMBER_IN_USE("TEL-907", 409, "Number in use", "Do what the text says, then release it again."),
    NOT_SPOKEN(
            "TEL-908",
            422,
            "Not possible with this carrier",
            "Do it at the provider's own site, or with a carrier that can: see /api/v1/carriers/connectors."),
    ORDER_OPEN("TEL-909", 409, "Number already ordered", "Wait for the order that is open; read how it goes."),
    NOT_LOOKED_UP(
            "TEL-910",
            502,
            "Number not looked up",
            "No carrier answered; the text says why. Put that right or try later."),
    PORT_OPEN("TEL-911", 409, "Number already being ported", "Follow the port that is open, or cancel it."),
    PORT_STATE("TEL-912", 409, "Not possible in this state", "Read the port; the text says when it is possible."),
    PORT_INCOMPLETE("TEL-913", 422, "Port is incomplete", "Add what the text names, then submit it again.");

    private final String code;
    private final int status;
    private final String title;
    private final String advice;

    TelephonyError(String code, int status, String title, String advice) {
        this.code = code;
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String advice() {
        return advice;
    }
}
