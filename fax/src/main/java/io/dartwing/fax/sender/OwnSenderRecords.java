package io.dartwing.fax.sender;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.identity.Person;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.PeopleField;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OwnSenderRecords {
    @Bean
    RecordType<OwnSender> ownSenderType(EntityManager entities, SenderFilter filter) {
        return RecordType.of("own_sender", OwnSender.class, OwnSender::new)
                .label("Own known sender", "Own known senders")
                .path("own-senders")
                .title("pattern")
                .permissions("fax:read", "fax:read")
                .field(SenderFields.pattern())
                .field(SenderFields.effect(
                        "For faxes to your own numbers only, and before the organisation's list. Block:"
                                + " they are kept, but in nobody's inbox. Allow: they are never held as spam."))
                .field(SenderFields.reason())
                .field(SenderFields.expiresAt())
                .field(Field.reference("owner_id", "Whose", "person")
                        .immutable()
                        .description("Nobody: yours. Administrators may name others."))
                .field(Field.references("kept_for", "Seen by", "person").readOnly())
                .list("pattern", "effect", "reason", "expires_at")
                .people(PeopleField.OWNER, "owner_id")
                .people(PeopleField.KEPT_FOR, "kept_for")
                .unique("own_senders_pattern", "pattern")
                .hooks(new Hooks(entities, filter))
                .build();
    }

    private record Hooks(EntityManager entities, SenderFilter filter) implements RecordHooks<OwnSender> {
        @Override
        public void beforeChange(OwnSender entry) {
            requireOwn(entry.ownerId());
        }

        @Override
        public void validate(OwnSender entry, boolean creating, Violations violations) {
            UUID owner = entry.ownerId();
            Person found = owner == null ? null : entities.find(Person.class, owner);
            if (found == null || !found.active()) {
                violations.add("owner_id", "no such person", "an active person of the organisation");
            }
            requireOwn(owner);
        }

        @Override
        public void beforeSave(OwnSender entry, boolean creating) {
            entry.settle();
        }

        @Override
        public void afterSave(OwnSender entry, boolean creating) {
            filter.listed(entry.organizationId(), entry.pattern());
        }

        @Override
        public void beforeDelete(OwnSender entry) {
            requireOwn(entry.ownerId());
        }

        private static void requireOwn(@Nullable UUID owner) {
            if (owner != null
                    && !owner.equals(Actors.current().id())
                    && !Actors.current().may(Permissions.ADMIN)) {
                throw new ProblemException(PlatformError.FORBIDDEN, "owner_id: somebody else (expected: yourself)");
            }
        }
    }
}
