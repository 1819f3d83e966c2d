package io.dartwing.telephony.carriers;

/// Why a carrier did not do something, in our words.
public enum CarrierCause {
    BUSY("The line was busy"),
    NO_ANSWER("Nobody answered"),
    VOICE_ANSWERED("A person or answering machine answered, not a fax machine"),
    REMOTE_HANG_UP("The other side hung up before everything was sent"),
    FAX_PROTOCOL("The fax machines did not understand each other"),
    INVALID_NUMBER("The number does not exist or can't be reached"),
    UNREACHABLE("The destination can't be reached at the moment"),
    DOCUMENT("The carrier could not use the document"),
    CONTENT("The carrier refused the content"),
    OPTED_OUT("The recipient does not want messages from this number"),
    NOT_OURS("The sender's number does not belong to this account"),
    CAMPAIGN("The sender's number has no approved campaign"),
    NOT_ALLOWED("The account may not do this"),
    INVALID_REQUEST("The carrier found the request faulty"),
    AUTHENTICATION("The carrier did not accept our credentials"),
    FUNDS("The account's balance is used up"),
    RATE_LIMITED("The carrier takes no more requests at the moment"),
    NO_SUCH("The carrier knows no such thing"),
    UNAVAILABLE("The carrier could not be reached or had a fault"),
    CANCELLED("It was cancelled"),
    EXPIRED("It was not delivered in time"),
    OTHER("The carrier gave a reason of its own");

    private final String sentence;

    CarrierCause(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /// Whether it speaks against the carrier, not against the destination or what was to be sent: it counts against
    /// the carrier's health.
    public boolean carriersFault() {
        return switch (this) {
            case UNAVAILABLE, RATE_LIMITED, AUTHENTICATION, FUNDS -> true;
            default -> false;
        };
    }
}
