package io.dartwing.platform.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.keys.OrganizationKeys.SealBroken;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PlatformIntegration
class EncryptedFieldsIT {
    @Autowired
    private RecordService records;

    @Autowired
    private RecordType<PatientCard> type;

    @Autowired
    private RecordType<Gadget> gadgets;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Audit audit;

    @Autowired
    private JsonMapper json;

    private final UUID organization = Ids.next();

    @Test
    void whatIsWrittenIsReadBackAndTheDatabaseHasOnlyCiphertext() {
        PatientCard card = create("MRN-4711", "Jane Roe");
        ObjectNode shown = as(organization, () -> records.render(type, records.get(type, card.id())));
        assertThat(shown.path("mrn").asString()).isEqualTo("MRN-4711");
        assertThat(shown.path("full_name").asString()).isEqualTo("Jane Roe");
        assertThat(shown.path("born").asString()).isEqualTo("1971-03-01");
        String row = as(
                organization,
                () -> transaction.execute(status -> jdbc.sql(
                                "select encode(mrn, 'escape') || encode(full_name, 'escape') || encode(born, 'escape')"
                                        + " || encode(note, 'escape') from patient_cards where id = ?")
                        .param(card.id())
                        .query(String.class)
                        .single()));
        assertThat(row).doesNotContain("4711", "Jane", "1971", "allergic");
    }

    @Test
    void aValueIsFoundByItsWholeValueInAnySpelling() {
        PatientCard card = create("MRN-1", "Zoë  Roe");
        create("MRN-2", "Other");
        assertThat(find("mrn", "mrn-1")).containsExactly(card.id());
        assertThat(find("full_name", " zoë roe ")).containsExactly(card.id());
        assertThat(find("mrn", "MRN")).isEmpty();
    }

    @Test
    void encryptedFieldsCantBeSortedByOrLookedThrough() {
        create("MRN-3", "Jane");
        for (RecordQuery query : List.of(
                new RecordQuery(null, null, null, "mrn", Map.of()),
                new RecordQuery(null, null, null, null, Map.of("note", "x")),
                new RecordQuery(null, null, null, null, Map.of("born", "1971-03-01")))) {
            assertThatThrownBy(() -> as(organization, () -> records.list(type, query)))
                    .isInstanceOf(ProblemException.class);
        }
        assertThat(as(organization, () -> records.list(type, new RecordQuery(null, null, "Jane", null, Map.of())))
                        .data())
                .isEmpty();
    }

    @Test
    void aValueCopiedToAnotherRowOrColumnDoesNotOpen() {
        PatientCard one = create("MRN-5", "One");
        PatientCard other = create("MRN-6", "Other");
        for (String copy : List.of(
                "update patient_cards set full_name = (select full_name from patient_cards where id = ?) where id = ?",
                "update patient_cards set full_name = (select mrn from patient_cards where id = ?) where id = ?")) {
            as(
                    organization,
                    () -> transaction.execute(status ->
                            jdbc.sql(copy).params(one.id(), other.id()).update()));
            assertThatThrownBy(() -> as(organization, () -> records.render(type, records.get(type, other.id()))))
                    .isInstanceOf(SealBroken.class);
        }
    }

    @Test
    void blindIndexesOfTwoOrganisationsHaveNothingInCommon() {
        PatientCard ours = create("MRN-7", "Same");
        UUID neighbour = Ids.next();
        PatientCard theirs = as(neighbour, () -> records.create(type, values("MRN-7", "Same")));
        assertThat(index(organization, ours)).hasSize(32).isNotEqualTo(index(neighbour, theirs));
    }

    @Test
    void theAuditKnowsThatTheyChangedAndNotHow() {
        PatientCard card = create("MRN-8", "Before");
        ObjectNode change = json.createObjectNode().put("full_name", "After").put("mrn", "MRN-8");
        as(organization, () -> records.update(type, card.id(), null, change));
        String details = as(organization, () -> audit.entries(Long.MAX_VALUE, 1))
                .getFirst()
                .details();
        assertThat(details).isEqualTo("{\"full_name\":\"changed\"}");
    }

    @Test
    void secretsOfRecordsAreBoundToTheirRowAndOlderOnesStillOpen() {
        Gadget one = gadget("one", "first secret");
        Gadget other = gadget("other", "second secret");
        assertThat(secret(one)).contains("first secret");
        as(
                organization,
                () -> transaction.execute(status -> jdbc.sql(
                                "update gadgets set password = (select password from gadgets where id = ?) where id = ?")
                        .params(one.id(), other.id())
                        .update()));
        assertThatThrownBy(() -> secret(as(organization, () -> records.get(gadgets, other.id()))))
                .isInstanceOf(SealBroken.class);
    }

    private Gadget gadget(String title, String password) {
        ObjectNode values = json.createObjectNode().put("title", title).put("password", password);
        return as(organization, () -> records.create(gadgets, values));
    }

    private java.util.Optional<String> secret(Gadget gadget) {
        return as(organization, () -> records.secret(gadgets, gadget, "password"));
    }

    private byte[] index(UUID of, PatientCard card) {
        return as(
                of,
                () -> transaction.execute(status -> jdbc.sql("select mrn_index from patient_cards where id = ?")
                        .param(card.id())
                        .query(byte[].class)
                        .single()));
    }

    private List<UUID> find(String field, String value) {
        var query = new RecordQuery(null, null, null, null, Map.of(field, value));
        return as(organization, () -> records.list(type, query)).data().stream()
                .map(PatientCard::id)
                .toList();
    }

    private PatientCard create(String mrn, String name) {
        return as(organization, () -> records.create(type, values(mrn, name)));
    }

    private ObjectNode values(String mrn, String name) {
        return json.createObjectNode()
                .put("ward", "North")
                .put("mrn", mrn)
                .put("full_name", name)
                .put("born", "1971-03-01")
                .put("note", "allergic to penicillin");
    }

    private <T> T as(UUID actorOf, Callable<T> work) {
        try {
            return Actors.callAs(SystemJobActor.of(actorOf, "test"), work::call);
        } catch (RuntimeException known) {
            throw known;
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }
}
