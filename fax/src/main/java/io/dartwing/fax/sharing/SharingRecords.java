package io.dartwing.fax.sharing;

import io.dartwing.fax.inbox.Inbox;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class SharingRecords {
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    private static final String[] DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

    @Bean
    RecordType<WorkGroup> workGroupType(EntityManager entities, JdbcClient jdbc, ObjectProvider<Sharing> sharing) {
        return RecordType.of("work_group", WorkGroup.class, WorkGroup::new)
                .label("Work group", "Work groups")
                .path("work-groups")
                .title("name")
                .permissions("fax:read", Permissions.ADMIN)
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.longText("description", "Description").maxLength(400))
                .field(Field.reference("inbox_id", "Inbox", "inbox")
                        .required()
                        .description("Where its faxes lie, also while nobody can take them."))
                .field(Field.choice("way", "Who is next", "turns", "least_open")
                        .defaults("turns")
                        .description("Turns: one after the other. Least open: who has the fewest faxes that are not"
                                + " finished. Both by the weight in a person's work profile."))
                .field(Field.references("members", "Members", "person")
                        .description("Only who is signed in and available gets faxes."))
                .field(Field.reference("overflow_group_id", "When nobody can take one", "work_group")
                        .description("The group that is asked then; without one the fax waits."))
                .list("name", "way", "members", "inbox_id")
                .hooks(new GroupHooks(entities, jdbc, sharing))
                .build();
    }

    @Bean
    RecordType<WorkProfile> workProfileType(EntityManager entities, ObjectProvider<Sharing> sharing) {
        return RecordType.of("work_profile", WorkProfile.class, WorkProfile::new)
                .label("Work profile", "Work profiles")
                .path("work-profiles")
                .title("person_id")
                .permissions(Permissions.PEOPLE_READ, Permissions.ADMIN)
                .field(Field.reference("person_id", "Person", "person")
                        .required()
                        .immutable())
                .field(Field.integer("weight", "Weight", 1, 10)
                        .defaults(1L)
                        .description("With 2 it gets twice as many faxes of a group as a person with 1."))
                .field(Field.integer("most_open", "Most open faxes", 1, 10_000)
                        .description("It gets no more while it has so many that are not finished. Empty: no limit."))
                .field(Field.texts("skills", "Skills")
                        .maxLength(40)
                        .description("Words that rules can ask for, such as spanish."))
                .field(Field.choices("days", "Days", DAYS).description("None: every day."))
                .field(Field.text("from_time", "From").maxLength(5).pattern(TIME, "HH:MM"))
                .field(Field.text("until_time", "Until")
                        .maxLength(5)
                        .pattern(TIME, "HH:MM")
                        .description("Before the beginning: the next morning. Both empty: the whole day."))
                .field(Field.text("time_zone", "Time zone")
                        .maxLength(60)
                        .description("Such as America/New_York; empty: the server's."))
                .list("person_id", "weight", "most_open", "skills")
                .hooks(new ProfileHooks(entities, sharing))
                .build();
    }

    @Bean
    RecurringJob shareOutJob(Sharing sharing) {
        return new RecurringJob(
                "fax-share-out-waiting", JobPool.SHORT, Duration.ofMinutes(1), sharing::shareOutEverywhere);
    }

    private record GroupHooks(EntityManager entities, JdbcClient jdbc, ObjectProvider<Sharing> sharing)
            implements RecordHooks<WorkGroup> {
        @Override
        public void validate(WorkGroup group, boolean creating, Violations violations) {
            if (group.inboxId().map(id -> entities.find(Inbox.class, id)).isEmpty()) {
                violations.add("inbox_id", "no such inbox", "one of the organisation's inboxes");
            }
            long taken = entities.createQuery(
                            "select count(g) from WorkGroup g where lower(g.name) = lower(:name) and g.id <> :id"
                                    + " and g.deletedAt is null",
                            Long.class)
                    .setParameter("name", group.name())
                    .setParameter("id", group.id())
                    .getSingleResult();
            if (taken > 0) {
                violations.add("name", "taken", "a name that no other group has");
            }
            var seen = new HashSet<UUID>();
            seen.add(group.id());
            Optional<UUID> next = group.overflowGroupId();
            while (next.isPresent()) {
                WorkGroup other = entities.find(WorkGroup.class, next.get());
                if (other == null || other.deleted() || !seen.add(other.id())) {
                    violations.add("overflow_group_id", "not usable", "another group that does not lead back here");
                    return;
                }
                next = other.overflowGroupId();
            }
        }

        @Override
        public void afterSave(WorkGroup group, boolean creating) {
            sharing.getObject().soon();
        }

        @Override
        public void beforeDelete(WorkGroup group) {
            long uses = jdbc.sql("""
                            select (select count(*) from work_groups where overflow_group_id = :id and deleted_at is null)
                                 + (select count(*) from deny_entries where group_id = :id and deleted_at is null)
                                 + (select count(*) from routing_rules
                                    where action ->> 'group_id' = :id::text and deleted_at is null)
                                 + (select count(*) from inboxes
                                    where escalation @> jsonb_build_object('steps', jsonb_build_array(
                                        jsonb_build_object('group_id', :id::text))) and deleted_at is null)""").param("id", group.id()).query(Long.class).single();
            if (uses > 0) {
                throw new ProblemException(
                        PlatformError.CONFLICT,
                        "group: rules, inboxes, known senders or other groups lead to it (expected: none)");
            }
            jdbc.sql("delete from work_turns where group_id = ?")
                    .param(group.id())
                    .update();
        }
    }

    private record ProfileHooks(EntityManager entities, ObjectProvider<Sharing> sharing)
            implements RecordHooks<WorkProfile> {
        @Override
        public void validate(WorkProfile profile, boolean creating, Violations violations) {
            long others = entities.createQuery(
                            "select count(p) from WorkProfile p where p.personId = :person and p.id <> :id"
                                    + " and p.deletedAt is null",
                            Long.class)
                    .setParameter("person", profile.personId())
                    .setParameter("id", profile.id())
                    .getSingleResult();
            if (others > 0) {
                violations.add("person_id", "has one already", "a person without a profile");
            }
            if (profile.timeZone() != null
                    && !profile.timeZone().isBlank()
                    && !ZoneId.getAvailableZoneIds().contains(profile.timeZone())) {
                violations.add("time_zone", "not known", "a zone such as America/New_York");
            }
            if ((profile.fromTime() == null) != (profile.untilTime() == null)) {
                violations.add("until_time", "only one of two times", "both a beginning and an end, or none");
            }
        }

        @Override
        public void afterSave(WorkProfile profile, boolean creating) {
            sharing.getObject().soon();
        }
    }
}
