package io.dartwing.platform.permission;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.permission.Action.OnRecord;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The one permission decision: organisation, then role, then record, then field and PHI; all four must agree.
/// Pure: same input, same answer.
///
/// What can be seen is decided by `READ`. Changing and deleting need reading as well. What may not be read looks
/// as if it did not exist; what may be read but not changed is refused in the open. `AccessPlan` holds the same
/// rules for many records at once.
public final class PermissionDecision {
    private static final Set<OnRecord> NEED_READING = Set.of(OnRecord.UPDATE, OnRecord.DELETE);

    private PermissionDecision() {}

    /// About the act in general, before a record is known, for example to create one or to list some. The hidden
    /// fields of a list are those hidden in any of its records: nothing may be sorted, filtered or searched by
    /// them.
    public static Decision decide(ActorGrants actor, Action action, RecordTypeRef type) {
        return withReading(new Question(actor, action, type, null));
    }

    /// About one record.
    public static Decision decide(ActorGrants actor, Action action, RecordTypeRef type, RecordFacts record) {
        return withReading(new Question(actor, action, type, record));
    }

    /// About one field of one record: refused in the open when only the field is out of reach.
    public static Decision decide(
            ActorGrants actor, Action action, RecordTypeRef type, RecordFacts record, String field) {
        return field(actor, action, type, record, field);
    }

    /// The same, also before a record is known.
    public static Decision field(
            ActorGrants actor, Action action, RecordTypeRef type, @Nullable RecordFacts record, String field) {
        var question = new Question(actor, action, type, record);
        Decision whole = withReading(question);
        if (!(whole instanceof Decision.Allowed allowed)
                || type.fields().contains(field) && !allowed.hiddenFields().contains(field)) {
            return whole;
        }
        boolean unread = question.fields().hidden().contains(field);
        Fields fields =
                unread ? question.fields() : question.about(OnRecord.READ).fields();
        return new Decision.Forbidden(Layer.FIELD, fields.whyHidden(field));
    }

    /// Every layer's own answer, in their order, whatever the ones before said.
    public static List<Step> explain(
            ActorGrants actor, Action action, RecordTypeRef type, @Nullable RecordFacts record) {
        return new Question(actor, action, type, record).steps();
    }

    /// One layer's answer.
    public record Step(Layer layer, boolean passed, String rule) {}

    /// The current actor's decision on a product's own verb.
    ///
    /// @throws io.dartwing.kernel.ProblemException `DW-403` without the permission
    public static void require(String permission) {
        Actor actor = Actors.current();
        decide(ActorGrants.of(actor), new Action.Verb("use", permission), new RecordTypeRef("", permission, permission))
                .orRefuse();
    }

    private static Decision withReading(Question question) {
        if (!(question.action() instanceof OnRecord act) || !NEED_READING.contains(act)) {
            return question.answer();
        }
        Decision reading = question.about(OnRecord.READ).answer();
        if (!(reading instanceof Decision.Allowed(Layer ignored, String rule, Set<String> unread))) {
            return reading;
        }
        return switch (question.answer()) {
            case Decision.Allowed allowed ->
                new Decision.Allowed(allowed.layer(), allowed.rule(), Fields.union(allowed.hiddenFields(), unread));
            case Decision.Hidden hidden -> new Decision.Forbidden(hidden.layer(), hidden.rule());
            case Decision.Forbidden forbidden -> forbidden;
        };
    }
}
