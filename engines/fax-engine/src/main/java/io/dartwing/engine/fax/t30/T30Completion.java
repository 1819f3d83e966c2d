package io.dartwing.engine.fax.t30;

import static io.dartwing.engine.fax.t30.T30Completion.Cause.*;

import java.util.HashMap;
import java.util.Map;

/// Why a call ended: spandsp's `T30_ERR_*` codes and our own, each with a cause and a sentence for people.
public enum T30Completion {
    COMPLETED(0, OK, "The fax call completed."),

    CED_TOO_LONG(1, PROTOCOL_TIMEOUT, "The far end's answer tone didn't stop."),
    NO_ANSWER_TO_CNG(2, NOT_FAX, "No fax machine answered our calling tone."),
    NO_FAX_COMMAND(3, NOT_FAX, "Nothing that sounds like a fax was heard in time."),
    INTERRUPT_TIMEOUT(4, PROTOCOL_TIMEOUT, "The far end asked for an operator and nobody came."),
    CARRIER_STUCK(5, PROTOCOL_TIMEOUT, "The far end's control signal didn't stop."),
    CANNOT_TRAIN(6, LINE, "The line is too bad: no speed passed the training check."),
    OPERATOR_INTERRUPT_FAILED(7, REMOTE_DISCONNECT, "The far end's operator interrupted the call."),
    INCOMPATIBLE(8, NEGOTIATION, "The far end supports none of our modems or formats."),
    CANNOT_RECEIVE(9, NEGOTIATION, "The far end can't receive faxes."),
    CANNOT_SEND(10, NEGOTIATION, "The far end has no fax to send."),
    RESOLUTION_UNSUPPORTED(11, NEGOTIATION, "The far end can't take a page of this resolution."),
    SIZE_UNSUPPORTED(12, NEGOTIATION, "The far end can't take a page of this width."),
    UNEXPECTED_MESSAGE(13, PROTOCOL, "The far end answered with a message that doesn't belong there."),

    BAD_ANSWER_TO_TRAINING(14, LINE, "The far end gave a wrong answer to the training check."),
    DISCONNECTED_AFTER_PAGE(15, REMOTE_DISCONNECT, "The far end disconnected instead of confirming a page."),
    BAD_ECM_ANSWER(16, PROTOCOL, "The far end gave a wrong answer during error correction."),
    DISCONNECTED_BEFORE_START(17, REMOTE_DISCONNECT, "The far end disconnected before saying what it can receive."),
    BAD_ANSWER_TO_PAGE(18, PROTOCOL, "The far end gave a wrong answer to a page."),
    NO_CAPABILITIES(19, NOT_FAX, "The far end never said what it can receive."),
    NO_ANSWER_TO_TRAINING(20, LINE, "The far end didn't answer the training check."),
    NO_ANSWER_TO_PAGE(21, PROTOCOL_TIMEOUT, "The far end didn't confirm a page; it may have arrived."),
    NOT_READY_TOO_LONG(22, PROTOCOL_TIMEOUT, "The far end stayed busy for too long between pages."),

    BAD_ECM_COMMAND(23, PROTOCOL, "The sender gave a wrong command during error correction."),
    COMMAND_WHILE_POLLING(24, PROTOCOL, "The far end wanted to send where we wanted to."),
    BAD_COMMAND_AFTER_PAGE(25, PROTOCOL, "The sender gave a wrong command after a page."),
    CARRIER_LOST(26, LINE, "The signal was lost while a page was coming in."),
    NO_END_OF_LINE(27, LINE, "No rows were found in the signal of a page."),
    NO_PAGE_SIGNAL(28, LINE, "The signal of a page never came."),
    NO_DISCONNECT(29, PROTOCOL_TIMEOUT, "The sender didn't say goodbye after the last page."),
    NO_COMMAND_AFTER_PAGE(30, PROTOCOL_TIMEOUT, "The sender fell silent after a page."),
    NO_PAGE(31, PROTOCOL_TIMEOUT, "The sender fell silent before a page."),
    NO_NEXT_PAGE(32, PROTOCOL_TIMEOUT, "The sender fell silent before the next page."),
    NO_READY_QUESTION(33, PROTOCOL_TIMEOUT, "The sender fell silent while we were busy."),
    NO_COMMAND(34, PROTOCOL_TIMEOUT, "The sender fell silent."),
    DISCONNECTED_IN_NEGOTIATION(35, REMOTE_DISCONNECT, "The sender disconnected while formats were being agreed."),
    DISCONNECTED_BEFORE_IMAGE(36, REMOTE_DISCONNECT, "The sender disconnected before a page."),
    DISCONNECTED_IN_PAGE(37, REMOTE_DISCONNECT, "The sender disconnected in the middle of a page."),
    DISCONNECTED_BETWEEN_PAGES(38, REMOTE_DISCONNECT, "The far end disconnected between pages."),
    DISCONNECTED_WHILE_BUSY(39, REMOTE_DISCONNECT, "The sender disconnected while we were busy."),
    DISCONNECTED_AFTER_REJECTION(40, REMOTE_DISCONNECT, "The sender disconnected after we asked for a page again."),

    FILE_UNREADABLE(41, DOCUMENT, "The document's file can't be opened."),
    PAGE_MISSING(42, DOCUMENT, "The document has no such page."),
    FILE_FORMAT(43, DOCUMENT, "The document's file is not a fax TIFF."),
    PAGE_NUMBER_MISSING(44, DOCUMENT, "The document's page has no number."),
    BAD_TAG(45, DOCUMENT, "The document's page has wrong TIFF tags."),
    BAD_HEADER(46, DOCUMENT, "The document's TIFF header is wrong."),
    OUT_OF_MEMORY(47, LOCAL, "There was no memory for more pages."),

    RETRIES_EXHAUSTED(48, LINE, "A message was repeated as often as allowed without an answer."),
    CALL_DROPPED(49, REMOTE_DISCONNECT, "The call was dropped before the fax was through."),

    POLL_REFUSED(50, NEGOTIATION, "The far end doesn't accept being polled."),
    STATION_ID_REFUSED(51, NEGOTIATION, "The far end's station id is not accepted."),
    SUB_ADDRESS_REFUSED(52, NEGOTIATION, "The far end's sub-address is not accepted."),
    POLL_ADDRESS_REFUSED(53, NEGOTIATION, "The far end's selective polling address is not accepted."),
    POLLED_ADDRESS_REFUSED(54, NEGOTIATION, "The far end's polled sub-address is not accepted."),
    SENDER_ID_REFUSED(55, NEGOTIATION, "The far end's sender identification is not accepted."),
    PASSWORD_REFUSED(56, NEGOTIATION, "The far end's password is not accepted."),
    TSA_REFUSED(57, NEGOTIATION, "The far end's transmitting internet address is not accepted."),
    IRA_REFUSED(58, NEGOTIATION, "The far end's internet routing address is not accepted."),
    CIA_REFUSED(59, NEGOTIATION, "The far end's calling internet address is not accepted."),
    ISP_REFUSED(60, NEGOTIATION, "The far end's internet polling address is not accepted."),
    CSA_REFUSED(61, NEGOTIATION, "The far end's called internet address is not accepted."),

    /// Our own patience ended without a single fax frame.
    NO_FAX_HEARD(-1, NOT_FAX, "Nothing that sounds like a fax was heard in time."),
    CANCELLED(-2, LOCAL, "The call was cancelled on our side."),
    LISTENER_FAILED(-3, LOCAL, "A page could not be handled on our side, so it was not confirmed."),
    LAST_PAGE_REJECTED(-4, LINE, "The far end found the last page unreadable."),
    /// Our own watch over calls in which spandsp waits without a timer, as for a noise to end.
    STALLED(-6, PROTOCOL_TIMEOUT, "Nothing moved on the line for too long."),
    /// A code that spandsp 0.0.6 doesn't document.
    UNKNOWN(-5, PROTOCOL, "The call ended for a reason that the fax library doesn't name.");

    /// Where the trouble lies, coarse enough to decide what to do next.
    public enum Cause {
        OK,
        /// The other side is no fax, or not ready to be one: a voice, a tone, silence.
        NOT_FAX,
        /// Both are fax machines but can't agree.
        NEGOTIATION,
        /// The signal is too bad: try again, slower or with T.38.
        LINE,
        REMOTE_DISCONNECT,
        PROTOCOL_TIMEOUT,
        /// The far end broke the rules of T.30.
        PROTOCOL,
        /// Our document can't be sent as it is: trying again won't help.
        DOCUMENT,
        /// We ended it.
        LOCAL
    }

    private static final Map<Integer, T30Completion> BY_CODE = new HashMap<>();

    static {
        for (T30Completion completion : values()) {
            BY_CODE.put(completion.code, completion);
        }
    }

    private final int code;
    private final Cause cause;
    private final String sentence;

    T30Completion(int code, Cause cause, String sentence) {
        this.code = code;
        this.cause = cause;
        this.sentence = sentence;
    }

    public Cause cause() {
        return cause;
    }

    /// One plain sentence for people.
    public String sentence() {
        return sentence;
    }

    static T30Completion ofCode(int code) {
        return code < 0 ? UNKNOWN : BY_CODE.getOrDefault(code, UNKNOWN);
    }
}
