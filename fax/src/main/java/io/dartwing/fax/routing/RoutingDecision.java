package io.dartwing.fax.routing;

import io.dartwing.fax.document.FaxEvent.RuleForward;
import io.dartwing.fax.document.FaxEvent.RuleMail;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a fax goes, and why: every rule that was looked at has its line in `steps`.
///
/// @param rule the rule that decided; empty when the number's own setting did, or the known sender
/// @param tagIds those of every rule that applied
/// @param challenge whether a rule that applied wants the sender challenged
/// @param told whom rules that applied want told
/// @param announced the rules that applied and want endpoints told
/// @param folderId of the first rule that applied and names one
/// @param mails at most one to each address
/// @param forwards of every rule that applied and wants the fax sent on
/// @param reason one sentence for the fax's page
public record RoutingDecision(
        Optional<Rule> rule,
        Place place,
        @Nullable String priority,
        List<UUID> tagIds,
        boolean challenge,
        List<UUID> told,
        List<UUID> announced,
        @Nullable UUID folderId,
        List<RuleMail> mails,
        List<RuleForward> forwards,
        String reason,
        List<String> steps) {
    public RoutingDecision {
        tagIds = List.copyOf(tagIds);
        told = List.copyOf(told);
        announced = List.copyOf(announced);
        mails = List.copyOf(mails);
        forwards = List.copyOf(forwards);
        steps = List.copyOf(steps);
    }
}
