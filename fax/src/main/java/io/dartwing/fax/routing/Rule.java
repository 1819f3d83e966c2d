package io.dartwing.fax.routing;

import io.dartwing.fax.document.FaxEvent.RuleMail;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One routing rule as the decision needs it.
///
/// @param when it applies; without conditions always
/// @param stop no later rule is looked at when this one applied
/// @param inbox it is a rule of this inbox, looked at once the fax lies in it; null: of the
///     organisation
public record Rule(
        UUID id,
        String name,
        int priority,
        ConditionGroup when,
        Then then,
        boolean stop,
        @Nullable UUID inbox) {
    /// What it does.
    ///
    /// @param skill of who gets it from the group
    /// @param challenge the sender is to be challenged before the fax is delivered
    /// @param told people who are told, without content of the fax
    /// @param announce webhook endpoints are told that the rule applied
    /// @param folderId the fax is put into it
    /// @param forward it is sent on by fax
    public record Then(
            Place place,
            @Nullable String priority,
            List<UUID> tagIds,
            boolean challenge,
            List<UUID> told,
            boolean announce,
            @Nullable UUID folderId,
            List<RuleMail> mails,
            @Nullable Forward forward) {
        public Then {
            tagIds = List.copyOf(tagIds);
            told = List.copyOf(told);
            mails = List.copyOf(mails);
        }

        public static Then to(Place place) {
            return to(place, null, List.of());
        }

        public static Then to(Place place, @Nullable String priority, List<UUID> tagIds) {
            return new Then(place, priority, tagIds, false, List.of(), false, null, List.of(), null);
        }
    }

    /// Where a fax is sent on to.
    ///
    /// @param to a number in E.164 form; null: the contact's
    /// @param from one of the organisation's numbers; null: the one that was called
    public record Forward(
            @Nullable String to,
            @Nullable UUID contactId,
            @Nullable String from,
            boolean cover) {
        String words() {
            return "it is sent on by fax to " + (to == null ? "a contact" : to);
        }
    }

    boolean applies(RoutingFacts facts) {
        return when.holds(facts);
    }
}
