package io.dartwing.simulator;

import java.util.Arrays;

/// What happens to a fax, message or call, chosen by the last seven digits of the dialled number:
/// `+13035550110` is busy, and so is `+12025550110`. All other numbers work.
public enum Behaviour {
    BUSY("5550110", "busy", Moment.AFTERWARDS),
    NO_ANSWER("5550111", "nobody answers", Moment.AFTERWARDS),
    HUMAN_VOICE("5550112", "a person answers a fax", Moment.AFTERWARDS),
    PARTIAL_PAGES("5550113", "the line drops after the first page", Moment.AFTERWARDS),
    SLOW("5550114", "works, but takes twenty times as long", Moment.AFTERWARDS),
    RATE_LIMITED("5550115", "429 with Retry-After: 7; nothing is accepted", Moment.AT_ONCE),
    FAULT_AFTER_ACCEPT("5550116", "accepted and done, but the answer is a 500", Moment.ANSWER),
    SILENCE_AFTER_ACCEPT("5550117", "accepted and done, but no answer ever comes", Moment.ANSWER),
    INVALID_NUMBER("5550118", "refused: no such number", Moment.AT_ONCE),
    UNDELIVERABLE("5550119", "accepted, then it can't be delivered", Moment.AFTERWARDS),
    UNAVAILABLE("5550120", "503 with Retry-After: 7; nothing is accepted", Moment.AT_ONCE),
    SUCCESS("", "everything works (all other numbers)", Moment.AFTERWARDS);

    /// Seconds in `Retry-After`.
    public static final int PAUSE_SECONDS = 7;

    /// When the behaviour shows.
    public enum Moment {
        /// Instead of accepting.
        AT_ONCE,
        /// In the answer to what was accepted.
        ANSWER,
        /// In what is reported later.
        AFTERWARDS
    }

    private final String ending;
    private final String description;
    private final Moment moment;

    Behaviour(String ending, String description, Moment moment) {
        this.ending = ending;
        this.description = description;
        this.moment = moment;
    }

    public static Behaviour of(String number) {
        return Arrays.stream(values())
                .filter(behaviour -> behaviour != SUCCESS && number.endsWith(behaviour.ending))
                .findFirst()
                .orElse(SUCCESS);
    }

    /// A number that behaves so.
    ///
    /// @param prefix country and area code, for example `+1303`
    public String number(String prefix) {
        return prefix + (this == SUCCESS ? "5550142" : ending);
    }

    public String ending() {
        return ending;
    }

    public String description() {
        return description;
    }

    public Moment moment() {
        return moment;
    }

    /// What the provider's good answer becomes.
    public Reply answer(Reply good, Reply fault) {
        return switch (this) {
            case FAULT_AFTER_ACCEPT -> fault;
            case SILENCE_AFTER_ACCEPT -> Reply.SILENCE;
            default -> good;
        };
    }
}
