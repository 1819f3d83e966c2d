package io.dartwing.platform.auditing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.InstallationActor;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.ActorNames;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.audit.AuditEntry;
import io.dartwing.platform.audit.AuditLines;
import io.dartwing.platform.audit.AuditVerification;
import io.dartwing.platform.audit.AuditVerification.Intact;
import io.dartwing.platform.audit.Evidence;
import io.dartwing.platform.audit.OfflineVerification;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.identity.People;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.platform.privacy.PersonTraces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Names of people in what can't be changed: sealed, and gone with their key.
@PlatformIntegration
class AuditNamesIT {
    @Autowired
    private Audit audit;

    @Autowired
    private PersonTraces namesInTheAudit;

    @Autowired
    private Organizations organizations;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @TempDir
    private Path temporary;

    private UUID organization;
    private final UUID person = Ids.next();

    @BeforeEach
    void makeAnOrganisation() {
        organization = Actors.callAs(
                        InstallationActor.withoutOrganization(),
                        () -> organizations.create("Clinic " + Ids.next(), OrganizationMode.DARTWING))
                .id();
    }

    @Test
    void aNameIsShownButNeverStored() {
        act("Zelda Zimmer");
        AuditEntry entry = newest();
        assertThat(entry.actor().name()).isEqualTo("Zelda Zimmer");
        assertThat(entry.sealedName()).startsWith("sealed:");
        assertThat(stored()).contains(entry.sealedName()).noneMatch(name -> name.contains("Zelda"));
    }

    @Test
    void withoutItsKeyANameIsAPseudonymAndEveryProofStillHolds() throws Exception {
        act("Zelda Zimmer");
        act("Zelda Zimmer-Young");
        Path before = export("before.jsonl");
        assertThat(Files.readString(before)).contains("Zelda Zimmer-Young");
        shred();
        assertThat(shown()).containsOnly(ActorNames.pseudonym(person)).hasSize(2);
        Path after = export("after.jsonl");
        assertThat(Files.readString(after)).doesNotContain("Zelda").contains(ActorNames.pseudonym(person));
        for (Path file : List.of(before, after)) {
            assertThat(OfflineVerification.verify(file, Evidence.NONE).verification())
                    .isEqualTo(new Intact(3));
        }
        AuditVerification found = as(() -> audit.verify());
        assertThat(found).isEqualTo(new Intact(3));
    }

    @Test
    void aLateActOfAnErasedPersonBringsNoNameBack() {
        act("Zelda Zimmer");
        shred();
        act("Zelda Zimmer");
        assertThat(shown()).containsOnly(ActorNames.pseudonym(person)).hasSize(2);
        assertThat(stored()).contains(ActorNames.pseudonym(person));
    }

    @Test
    void whoComesBackHasANameFromThenOn() {
        UUID back = Actors.callAs(
                InstallationActor.in(organization),
                () -> people.add(new NewPerson(Ids.next() + "@clinic.test", "Bea Back", List.of("owner")))
                        .id());
        act(back, "Bea Back");
        inTransaction(() -> namesInTheAudit.erase(back, "Bea Back"));
        act(back, "Bea Again");
        assertThat(entries())
                .filteredOn(entry -> entry.actor().id().equals(back))
                .extracting(entry -> entry.actor().name())
                .containsExactly("Bea Again", ActorNames.pseudonym(back));
    }

    @Test
    void whatRolledBackLeavesNoKeyBehind() {
        assertThatThrownBy(() -> Actors.runAs(
                        new PersonActor(person, "Zelda Zimmer", organization, Set.of(), Set.of()),
                        () -> transaction.executeWithoutResult(status -> {
                            audit.record("note.read", "note", Ids.next(), Map.of());
                            jdbc.sql("select 1 from nowhere").query().listOfRows();
                        })))
                .isInstanceOf(DataAccessException.class);
        act("Zelda Zimmer");
        assertThat(shown()).containsExactly("Zelda Zimmer");
    }

    @Test
    void aKeyIsMadeOnceHoweverManyActAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var acts = new ArrayList<Future<?>>();
            for (int number = 0; number < 8; number++) {
                acts.add(threads.submit(() -> act("Zelda Zimmer")));
            }
            for (Future<?> one : acts) {
                one.get();
            }
        }
        assertThat(shown()).containsOnly("Zelda Zimmer").hasSize(8);
        assertThat(stored().stream().map(name -> name.split(":", -1)[1]).distinct())
                .hasSize(1);
    }

    @Test
    void theDatabaseTakesNoPlainNameOfAPerson() {
        act("Zelda Zimmer");
        assertThatThrownBy(() ->
                        inTransaction(() -> jdbc.sql("""
                                insert into audit_entries (organization_id, sequence, at, actor_type, actor_id,
                                    actor_name, event, subject_type, subject_id, details, previous_hash, hash)
                                select organization_id, sequence + 1, at, actor_type, actor_id, 'Zelda', event,
                                    subject_type, subject_id, details, hash, hash
                                from audit_entries where organization_id = ? and sequence = 2""").param(organization).update()))
                .hasMessageContaining("audit_entries_sealed_names");
    }

    @Test
    void noNameCanBeShownUnderTheHashOfAnother() {
        Actors.runAs(
                SystemJobActor.of(organization, "upkeep"),
                () -> audit.record("note.read", "note", Ids.next(), Map.of()));
        String line = AuditLines.write(newest());
        String forged = line.replace("\"name\":\"upkeep\"", "\"name\":\"Mallory\",\"sealed_name\":\"upkeep\"");
        assertThat(forged).isNotEqualTo(line);
        assertThatThrownBy(() -> AuditLines.read(forged)).isInstanceOf(IllegalArgumentException.class);
    }

    private void act(String name) {
        act(person, name);
    }

    private void act(UUID who, String name) {
        Actors.runAs(
                new PersonActor(who, name, organization, Set.of(), Set.of()),
                () -> audit.record("note.read", "note", Ids.next(), Map.of()));
    }

    private void shred() {
        inTransaction(() -> namesInTheAudit.erase(person, "Zelda Zimmer"));
    }

    private Path export(String name) throws Exception {
        List<String> lines = as(() -> audit.following(0, 100)).stream()
                .map(AuditLines::write)
                .toList();
        return Files.write(temporary.resolve(name), lines);
    }

    private AuditEntry newest() {
        return as(() -> audit.entries(Long.MAX_VALUE, 1)).getFirst();
    }

    private List<AuditEntry> entries() {
        return as(() -> audit.entries(Long.MAX_VALUE, 100));
    }

    private List<String> shown() {
        return entries().stream()
                .map(AuditEntry::actor)
                .filter(actor -> actor.type() == ActorReference.Type.PERSON)
                .map(ActorReference::name)
                .toList();
    }

    private List<String> stored() {
        return as(() -> transaction.execute(status -> jdbc.sql(
                        "select actor_name from audit_entries where organization_id = ? and actor_type = 'person'")
                .param(organization)
                .query(String.class)
                .list()));
    }

    private void inTransaction(Runnable work) {
        Actors.runAs(
                SystemJobActor.of(organization, "test"), () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private <T> T as(Callable<T> work) {
        try {
            return Actors.callAs(SystemJobActor.of(organization, "test"), work::call);
        } catch (RuntimeException known) {
            throw known;
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }
}
