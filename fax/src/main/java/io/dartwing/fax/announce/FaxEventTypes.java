package io.dartwing.fax.announce;

import io.dartwing.platform.webhooks.EventType;
import io.dartwing.platform.webhooks.EventTypes;
import io.dartwing.platform.webhooks.Meaning;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The events of faxes. Names are those of the original fax specification; `fax.uncertain` and
/// `fax.cancelled`
/// are ours.
///
/// Neither the far party's number nor anything of the content is in them: who needs it reads the
/// fax, with a
/// key of its own.
@Configuration(proxyBeanMethods = false)
class FaxEventTypes {
    private static final String FAX_ID = "The fax; read it at /api/v1/faxes/{fax_id}.";
    private static final String NAME = "Its name, as people see it.";
    private static final UUID FAX = UUID.fromString("01998b6e-5d1c-7a31-9f00-3c5d8a0b1c2d");
    private static final UUID OTHER = UUID.fromString("01998b6e-0a4b-7c00-8e11-77aa00bb11cc");
    private static final String NUMBER = "FAX-2026-00042";

    record Received(
            @Meaning(FAX_ID) UUID faxId,
            @Meaning(NAME) String name,

            @Meaning("Your number that was called, by its id.") @Nullable
            UUID numberId,

            @Meaning("How many pages arrived.") @Nullable Integer pageCount) {}

    record Processed(
            @Meaning(FAX_ID) UUID faxId,
            @Meaning(NAME) String name,
            @Meaning("How many pages it has.") @Nullable Integer pageCount,

            @Meaning(
                    value = "Whether its text could be read.",
                    oneOf = {"done", "unreadable", "failed"})
            String readingStatus) {}

    record Routed(
            @Meaning(FAX_ID) UUID faxId,
            @Meaning(NAME) String name,
            @Meaning("The inbox it lies in.") @Nullable UUID inboxId,

            @Meaning("The person it is assigned to.") @Nullable
            UUID assignedTo,

            @Meaning("The rule that decided; null when a person or the number's own setting did.") @Nullable
            UUID ruleId,

            @Meaning(
                    value = "Who decided.",
                    oneOf = {"rules", "person"})
            String decidedBy) {}

    record RuleApplied(
            @Meaning(FAX_ID) UUID faxId,
            @Meaning(NAME) String name,
            @Meaning("The rule that applied to it.") UUID ruleId) {}

    record Rejected(
            @Meaning(FAX_ID) UUID faxId,
            @Meaning(NAME) String name,

            @Meaning(
                    value = "Why.",
                    oneOf = {"sender_blocked", "spam"})
            String reason) {}

    record Held(
            @Meaning(FAX_ID) UUID faxId,
            @Meaning(NAME) String name,

            @Meaning("The inbox it lies in once it is released.") @Nullable
            UUID inboxId,

            @Meaning("The person it is assigned to once it is released.") @Nullable
            UUID assignedTo) {}

    record Challenged(
            @Meaning(FAX_ID) UUID faxId, @Meaning(NAME) String name) {}

    record ChallengeEnded(
            @Meaning(FAX_ID) UUID faxId,
            @Meaning(NAME) String name,

            @Meaning(
                    value =
                            "What became of it. An answered one releases the fax; in all other cases the fax has an event"
                                    + " of its own when it is not held any more.",
                    oneOf = {"answered", "failed", "expired", "cancelled", "undeliverable"})
            String outcome) {}

    record Queued(
            @Meaning(FAX_ID) UUID faxId,
            @Meaning(NAME) String name,

            @Meaning("How many pages it has, as far as known.") @Nullable
            Integer pageCount,

            @Meaning("How many attempts were made.") int attempts,

            @Meaning("When the next attempt is planned; null for as soon as possible.") @Nullable
            Instant nextAttemptAt) {}

    record Sending(
            @Meaning(FAX_ID) UUID faxId,
            @Meaning(NAME) String name,
            @Meaning("The number of this attempt.") int attempt) {}

    record Delivered(
            @Meaning(FAX_ID) UUID faxId,
            @Meaning(NAME) String name,

            @Meaning("How many pages the far machine confirmed.")
            int pagesSent) {}

    record Failed(
            @Meaning(FAX_ID) UUID faxId,
            @Meaning(NAME) String name,

            @Meaning("The cause, one of those in the API guide.") @Nullable
            String errorCode,

            @Meaning("How many attempts were made.") int attempts) {}

    record Ended(@Meaning(FAX_ID) UUID faxId, @Meaning(NAME) String name) {}

    static final EventType<Received> RECEIVED = EventType.of(
            "fax.received",
            "fax",
            Received.class,
            "A fax came in and is stored. Its pages can be read already, its text not yet.",
            new Received(FAX, NUMBER, OTHER, 3));
    static final EventType<Processed> PROCESSED = EventType.of(
            "fax.processed",
            "fax",
            Processed.class,
            "The text of a received fax was read, or can't be.",
            new Processed(FAX, NUMBER, 3, "done"));
    static final EventType<Routed> ROUTED = EventType.of(
            "fax.routed",
            "fax",
            Routed.class,
            "A received fax lies where people see it, by a rule or by hand.",
            new Routed(FAX, NUMBER, OTHER, null, OTHER, "rules"));
    static final EventType<RuleApplied> RULE_APPLIED = EventType.of(
            "fax.rule.applied",
            "fax",
            RuleApplied.class,
            "A routing rule that asks for this event applied to a received fax.",
            new RuleApplied(FAX, NUMBER, OTHER));
    static final EventType<Ended> DONE =
            EventType.of("fax.done", "fax", Ended.class, "A received fax was finished.", new Ended(FAX, NUMBER));
    static final EventType<Ended> REOPENED = EventType.of(
            "fax.reopened", "fax", Ended.class, "A finished fax was taken up again.", new Ended(FAX, NUMBER));
    static final EventType<Rejected> REJECTED = EventType.of(
            "fax.validation.rejected",
            "fax",
            Rejected.class,
            "A received fax is kept but not delivered.",
            new Rejected(FAX, NUMBER, "sender_blocked"));
    static final EventType<Held> HELD = EventType.of(
            "fax.held",
            "fax",
            Held.class,
            "A received fax looks like spam and waits until a person releases or rejects it.",
            new Held(FAX, NUMBER, OTHER, null));
    static final EventType<Challenged> CHALLENGED = EventType.of(
            "fax.challenge.sent",
            "fax",
            Challenged.class,
            "The sender of a held fax was asked, by fax, to prove that it can be reached.",
            new Challenged(FAX, NUMBER));
    static final EventType<ChallengeEnded> CHALLENGE_ENDED = EventType.of(
            "fax.challenge.ended",
            "fax",
            ChallengeEnded.class,
            "The challenge of a held fax's sender has no effect any more.",
            new ChallengeEnded(FAX, NUMBER, "answered"));
    static final EventType<Queued> QUEUED = EventType.of(
            "fax.queued",
            "fax",
            Queued.class,
            "A fax to send was accepted, or waits for another attempt.",
            new Queued(FAX, NUMBER, 3, 0, null));
    static final EventType<Sending> SENDING =
            EventType.of("fax.sending", "fax", Sending.class, "An attempt has begun.", new Sending(FAX, NUMBER, 1));
    static final EventType<Delivered> DELIVERED = EventType.of(
            "fax.delivered",
            "fax",
            Delivered.class,
            "The far machine confirmed every page of a fax that was sent.",
            new Delivered(FAX, NUMBER, 3));
    static final EventType<Failed> FAILED = EventType.of(
            "fax.failed",
            "fax",
            Failed.class,
            "A fax could not be sent, and no attempt is left.",
            new Failed(FAX, NUMBER, "busy", 6));
    static final EventType<Ended> UNCERTAIN = EventType.of(
            "fax.uncertain",
            "fax",
            Ended.class,
            "The far machine may have a fax: nobody can know. It is not sent again without a person's word.",
            new Ended(FAX, NUMBER));
    static final EventType<Ended> CANCELLED =
            EventType.of("fax.cancelled", "fax", Ended.class, "A fax was taken back.", new Ended(FAX, NUMBER));

    @Bean
    EventTypes faxEvents() {
        return EventTypes.of(
                RECEIVED,
                PROCESSED,
                ROUTED,
                RULE_APPLIED,
                DONE,
                REOPENED,
                REJECTED,
                HELD,
                CHALLENGED,
                CHALLENGE_ENDED,
                QUEUED,
                SENDING,
                DELIVERED,
                FAILED,
                UNCERTAIN,
                CANCELLED);
    }
}
