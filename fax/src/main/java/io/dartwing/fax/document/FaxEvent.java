package io.dartwing.fax.document;

import io.dartwing.platform.events.OrganizationEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Facts about faxes, for other modules. Ids only.
public sealed interface FaxEvent extends OrganizationEvent {
    UUID faxId();

    /// A fax came in and is stored; its sender was told so.
    record FaxReceived(UUID organizationId, UUID faxId) implements FaxEvent {}

    /// The text of an inbound fax was read, or can't be.
    record FaxRead(UUID organizationId, UUID faxId) implements FaxEvent {}

    /// An inbound fax is not delivered: its sender is blocked.
    record FaxRejected(UUID organizationId, UUID faxId) implements FaxEvent {}

    /// An inbound fax looks like spam and waits for a person's word.
    record FaxHeld(UUID organizationId, UUID faxId) implements FaxEvent {}

    /// A person said that a held fax is junk.
    record FaxRefused(UUID organizationId, UUID faxId) implements FaxEvent {}

    /// An inbound fax was read and routed; it lies where people see it.
    record FaxDelivered(UUID organizationId, UUID faxId) implements FaxEvent {}

    /// The sender of a held fax was asked by fax to prove that it can be reached.
    record FaxChallenged(UUID organizationId, UUID faxId) implements FaxEvent {}

    /// A challenge has no effect any more.
    ///
    /// @param outcome answered, failed, expired, cancelled or undeliverable
    record FaxChallengeEnded(UUID organizationId, UUID faxId, String outcome) implements FaxEvent {}

    /// An inbound fax was given to a person or an inbox by hand.
    record FaxAssigned(UUID organizationId, UUID faxId) implements FaxEvent {}

    /// Rules that applied to an inbound fax want people and programs told.
    ///
    /// @param people who are told
    /// @param rules of which endpoints are told
    record FaxRulesApplied(
            UUID organizationId,
            UUID faxId,
            List<UUID> people,
            List<UUID> rules,
            List<RuleMail> mails,
            List<RuleForward> forwards)
            implements FaxEvent {
        public FaxRulesApplied {
            people = List.copyOf(people);
            rules = List.copyOf(rules);
            mails = List.copyOf(mails);
            forwards = List.copyOf(forwards);
        }
    }

    /// A fax that a rule wants sent on.
    ///
    /// @param to a number in E.164 form; null: the contact's
    /// @param from one of the organisation's numbers; null: the one that was called
    /// @param cover with a cover page
    record RuleForward(
            UUID rule,
            String ruleName,
            @Nullable String to,
            @Nullable UUID contactId,
            @Nullable String from,
            boolean cover) {}

    /// A mail about a fax that a rule wants.
    ///
    /// @param content `notice`, `link` or `pages`
    record RuleMail(String to, String content) {}

    /// An inbound fax was finished, or taken up again.
    record FaxDone(UUID organizationId, UUID faxId, boolean done) implements FaxEvent {}

    /// An inbound fax was put aside, or is back.
    record FaxAside(UUID organizationId, UUID faxId, boolean aside) implements FaxEvent {}

    /// Somebody wrote, changed or deleted a note beside a fax.
    record FaxNoted(UUID organizationId, UUID faxId) implements FaxEvent {}

    /// An outbound fax waits for its first attempt or another one.
    record FaxQueued(UUID organizationId, UUID faxId) implements FaxEvent {}

    /// The line has taken over an attempt.
    record FaxSending(UUID organizationId, UUID faxId) implements FaxEvent {}

    /// An outbound fax came to an end.
    sealed interface Ended extends FaxEvent {}

    /// The far machine confirmed every page.
    record FaxSent(UUID organizationId, UUID faxId) implements Ended {}

    /// No attempt is left.
    record FaxFailed(UUID organizationId, UUID faxId) implements Ended {}

    /// Nobody knows whether the far machine has it.
    record FaxUncertain(UUID organizationId, UUID faxId) implements Ended {}

    record FaxCancelled(UUID organizationId, UUID faxId) implements Ended {}
}
