package io.dartwing.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.InstallationActor;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.audit.AuditEntry;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.identity.People;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.testkit.Covers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PlatformIntegration
class PrivacyIT {
    @Autowired
    private Organizations organizations;

    @Autowired
    private People people;

    @Autowired
    private RecordService records;

    @Autowired
    private RecordType<Agreement> agreements;

    @Autowired
    private RecordType<LegalHold> holds;

    @Autowired
    private PhiGate gate;

    @Autowired
    private HealthcareMode mode;

    @Autowired
    private DataExports exports;

    @Autowired
    private Erasures erasures;

    @Autowired
    private AgreementWarnings warnings;

    @Autowired
    private FileStore files;

    @Autowired
    private Audit audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Environment environment;

    private UUID organization;
    private Actor owner;

    @BeforeEach
    void makeAnOrganisation() {
        organization = Actors.callAs(
                        InstallationActor.withoutOrganization(),
                        () -> organizations.create("Clinic " + Ids.next(), OrganizationMode.DARTWING))
                .id();
        UUID id = Actors.callAs(
                        InstallationActor.in(organization),
                        () -> people.add(new NewPerson(Ids.next() + "@clinic.test", "Olga Owner", List.of("owner"))))
                .id();
        owner = new PersonActor(id, "Olga Owner", organization, Set.of(), Set.of("admin", "organization:own"));
    }

    @Test
    @Covers({"FAX-R-004-03", "FAX-R-004-05"})
    void healthcareModeNeedsAnAgreementInForce() {
        assertThatThrownBy(() -> switchTo(OrganizationMode.MEDXFAX)).hasMessageContaining("DW-451");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        agreement(Map.of(
                "signed_on",
                today.minusDays(9).toString(),
                "expires_on",
                today.minusDays(1).toString()));
        agreement(Map.of("signed_on", today.minusDays(9).toString(), "kind", "vendor"));
        assertThatThrownBy(() -> switchTo(OrganizationMode.MEDXFAX)).hasMessageContaining("DW-451");
        UUID good = agreement(Map.of("signed_on", today.minusDays(9).toString(), "expires_on", today.toString()));
        switchTo(OrganizationMode.MEDXFAX);
        as(() -> {
            gate.require();
            return true;
        });
        as(() -> {
            records.delete(agreements, good);
            return true;
        });
        assertThatThrownBy(() -> as(() -> {
                    gate.require();
                    return true;
                }))
                .hasMessageContaining("DW-451");
    }

    @Test
    void onlyAnOwnerSwitchesTheMode() {
        Actor admin = new PersonActor(Ids.next(), "Ada", organization, Set.of(), Set.of("admin"));
        assertThatThrownBy(() -> Actors.runAs(admin, () -> mode.become(OrganizationMode.MEDXFAX)))
                .hasMessageContaining("DW-403");
    }

    @Test
    @Covers("FAX-R-004-04")
    void anAgreementThatEndsIsToldOncePerStep() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        agreement(Map.of(
                "signed_on", today.toString(), "expires_on", today.plusDays(20).toString()));
        warnings.warn();
        warnings.warn();
        assertThat(as(() -> audit.entries(Long.MAX_VALUE, 50)))
                .filteredOn(entry -> entry.event().equals("privacy.agreement_ends"))
                .hasSize(1)
                .allMatch(entry -> entry.details().contains("30"));
    }

    @Test
    void anExportHoldsTheOrganisationsDataAndFilesAndNothingPlainTouchesTheDisk() throws Exception {
        byte[] content = "a page of a letter, PHI-MARKER-4711".getBytes(StandardCharsets.UTF_8);
        as(() -> files.store(new ByteArrayInputStream(content), "text/plain", 1000));
        person("leaver@clinic.test", "Lee Leaver");
        otherOrganisationWithAFile();

        UUID id = as(() -> transaction.execute(status -> exports.request(null)).id());
        DataExports.Row row = await(id, it -> it.status().equals("ready"));
        Map<String, byte[]> entries = unzip(id);

        assertThat(row.done()).isEqualTo(row.total());
        assertThat(entries.keySet()).contains("manifest.json", "data/people.json", "data/audit_entries.json");
        assertThat(entries.keySet()).noneMatch(name -> name.contains("sessions") || name.contains("accounts"));
        String persons = new String(entries.get("data/people.json"), StandardCharsets.UTF_8);
        assertThat(json.readTree(persons).isArray()).isTrue();
        assertThat(persons).contains("Lee Leaver").doesNotContain("Stranger");
        assertThat(entries.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("files/"))
                        .map(entry -> new String(entry.getValue(), StandardCharsets.UTF_8)))
                .containsExactly(new String(content, StandardCharsets.UTF_8));
        assertThat(plainFilesWith("PHI-MARKER-4711")).isEmpty();
        for (String name : entries.keySet()) {
            assertThat(Path.of("/x").resolve(name).normalize().startsWith("/x")).isTrue();
        }
    }

    @Test
    void anExportAboutAPersonHoldsNothingOfOthers() throws Exception {
        UUID leaver = person("leaver@clinic.test", "Lee Leaver");
        person("stayer@clinic.test", "Stacy Stayer");
        UUID id =
                as(() -> transaction.execute(status -> exports.request(leaver)).id());
        await(id, it -> it.status().equals("ready"));
        String all = String.join(
                "\n",
                unzip(id).values().stream()
                        .map(it -> new String(it, StandardCharsets.UTF_8))
                        .toList());
        assertThat(all).contains("Lee Leaver").doesNotContain("Stacy Stayer");
    }

    @Test
    void anExportNamesWhoStandsInTheAuditUnlessErased() throws Exception {
        UUID leaver = person("leaver@clinic.test", "Lee Leaver");
        Actor asLeaver = new PersonActor(leaver, "Lee Leaver", organization, Set.of(), Set.of("admin"));
        Actors.callAs(asLeaver, () -> agreement(Map.of("signed_on", "2026-01-01")));
        as(() -> agreement(Map.of("signed_on", "2026-01-01")));
        assertThat(exportedAudit(null)).contains("Olga Owner", "Lee Leaver").doesNotContain("\"actor_name\":\"sealed:");
        assertThat(exportedAudit(leaver)).contains("Lee Leaver").doesNotContain("Olga Owner");
        as(() -> {
            people.remove(leaver);
            return true;
        });
        awaitErasure(erase("person", leaver), "done");
        assertThat(exportedAudit(null))
                .contains("Olga Owner", "(erased)", "\"actor_sealed_name\":\"sealed:")
                .doesNotContain("Lee Leaver");
    }

    private String exportedAudit(UUID person) throws IOException {
        UUID id =
                as(() -> transaction.execute(status -> exports.request(person)).id());
        await(id, it -> it.status().equals("ready"));
        return new String(unzip(id).get("data/audit_entries.json"), StandardCharsets.UTF_8);
    }

    @Test
    void anExportExpires() throws Exception {
        UUID id = as(() -> transaction.execute(status -> exports.request(null)).id());
        UUID file = await(id, it -> it.status().equals("ready")).fileId();
        as(() -> transaction.execute(
                status -> jdbc.sql("update data_exports set expires_at = now() - interval '1 second' where id = ?")
                        .param(id)
                        .update()));
        assertThatThrownBy(() -> as(() -> exports.open(id))).hasMessageContaining("DW-404");
        as(() -> {
            exports.forgetExpired();
            return true;
        });
        assertThat(as(() -> exports.require(id)).status()).isEqualTo("expired");
        assertThat(as(() -> files.find(new io.dartwing.platform.files.FileId(file))))
                .isEmpty();
    }

    @Test
    void exportsAreOffInHealthcareModeUntilAnOwnerAllowsThem() {
        agreement(Map.of("signed_on", LocalDate.now(ZoneOffset.UTC).toString()));
        switchTo(OrganizationMode.MEDXFAX);
        assertThatThrownBy(() -> as(() -> transaction.execute(status -> exports.request(null))))
                .hasMessageContaining("off in healthcare mode");
    }

    @Test
    void erasingAPersonTakesNameAndAddressEverywhereAndKeepsTheAuditWhole() {
        UUID leaver = person("leaver@clinic.test", "Lee Leaver");
        Actor asLeaver = new PersonActor(leaver, "Lee Leaver", organization, Set.of(), Set.of("admin"));
        UUID made = Actors.callAs(asLeaver, () -> agreement(Map.of("signed_on", "2026-01-01")));
        assertThatThrownBy(() -> erase("person", leaver)).hasMessageContaining("still works here");
        as(() -> {
            people.remove(leaver);
            return true;
        });
        UUID id = erase("person", leaver);
        awaitErasure(id, "done");

        List<Map<String, Object>> row =
                as(() -> transaction.execute(status -> jdbc.sql("select full_name, email from people where id = ?")
                        .param(leaver)
                        .query()
                        .listOfRows()));
        assertThat(row.toString()).doesNotContain("Lee").doesNotContain("leaver@clinic");
        assertThat(as(() -> records.get(agreements, made)).createdBy()).isEqualTo("Erased person");
        assertThat(as(audit::verify).toString()).contains("Intact");
        List<AuditEntry> entries = as(() -> audit.entries(Long.MAX_VALUE, 100));
        assertThat(entries)
                .filteredOn(entry -> entry.actor().id().equals(leaver))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.actor().name()).matches("Person [0-9a-f]{8}"));
        assertThat(entries.toString()).doesNotContain("Lee").doesNotContain("leaver@clinic");
        assertThat(as(() -> transaction.execute(status -> jdbc.sql(
                                        "select to_jsonb(e)::text from audit_entries e where organization_id = ?")
                                .param(organization)
                                .query(String.class)
                                .list()))
                        .toString())
                .contains(leaver.toString())
                .doesNotContain("Lee")
                .doesNotContain("leaver@clinic");
    }

    @Test
    void nothingUnderAHoldIsDeletedOrErased() {
        UUID leaver = person("leaver@clinic.test", "Lee Leaver");
        as(() -> {
            people.remove(leaver);
            return true;
        });
        UUID made = agreement(Map.of("signed_on", "2026-01-01"));
        UUID hold = hold("person", leaver.toString());
        hold("baa", made.toString());
        assertThatThrownBy(() -> erase("person", leaver)).hasMessageContaining("legal hold");
        assertThatThrownBy(() -> as(() -> {
                    records.delete(agreements, made);
                    return true;
                }))
                .hasMessageContaining("legal hold");
        as(() -> {
            records.delete(holds, hold);
            return true;
        });
        awaitErasure(erase("person", leaver), "done");
        hold("organization", null);
        UUID another = agreement(Map.of("signed_on", "2026-01-01"));
        assertThatThrownBy(() -> as(() -> {
                    records.delete(agreements, another);
                    return true;
                }))
                .hasMessageContaining("legal hold");
    }

    private UUID agreement(Map<String, String> values) {
        Actor actor = Actors.find().orElse(owner);
        ObjectNode node = json.valueToTree(values);
        if (!node.has("counterparty")) {
            node.put("counterparty", "Operator Ltd");
        }
        return Actors.callAs(actor, () -> records.create(agreements, node)).id();
    }

    private UUID hold(String type, String id) {
        ObjectNode node = json.createObjectNode().put("matter", "Doe v. Clinic").put("subject_type", type);
        if (id != null) {
            node.put("subject_id", id);
        }
        return as(() -> records.create(holds, node)).id();
    }

    private UUID person(String email, String name) {
        String unique = Ids.next() + email;
        return as(() -> people.add(new NewPerson(unique, name, List.of("fax_user"))))
                .id();
    }

    private void otherOrganisationWithAFile() {
        UUID other = Actors.callAs(
                        InstallationActor.withoutOrganization(),
                        () -> organizations.create("Other " + Ids.next(), OrganizationMode.DARTWING))
                .id();
        Actors.callAs(
                InstallationActor.in(other),
                () -> people.add(new NewPerson(Ids.next() + "@other.test", "Sam Stranger", List.of("fax_user"))));
    }

    private UUID erase(String type, UUID id) {
        return as(() -> transaction
                .execute(status -> erasures.request(type, id, "asked for"))
                .id());
    }

    private void awaitErasure(UUID id, String status) {
        for (int i = 0; i < 200 && !as(() -> erasures.require(id)).status().equals(status); i++) {
            pause();
        }
        assertThat(as(() -> erasures.require(id)).status()).isEqualTo(status);
    }

    private DataExports.Row await(UUID id, Predicate<DataExports.Row> condition) {
        for (int i = 0; i < 400 && !condition.test(as(() -> exports.require(id))); i++) {
            pause();
        }
        DataExports.Row row = as(() -> exports.require(id));
        assertThat(condition.test(row)).as(row.toString()).isTrue();
        return row;
    }

    private Map<String, byte[]> unzip(UUID id) throws IOException {
        var entries = new TreeMap<String, byte[]>();
        DataExports.Content content = as(() -> exports.open(id));
        try (var zip = new ZipInputStream(content.stream())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private List<Path> plainFilesWith(String marker) throws IOException {
        try (var walk = java.nio.file.Files.walk(Path.of(environment.getRequiredProperty("dartwing.data")))) {
            return walk.filter(java.nio.file.Files::isRegularFile)
                    .filter(file -> contains(file, marker))
                    .toList();
        }
    }

    private static boolean contains(Path file, String marker) {
        try {
            return new String(java.nio.file.Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(marker);
        } catch (IOException gone) {
            return false;
        }
    }

    private void switchTo(OrganizationMode next) {
        as(() -> {
            mode.become(next);
            return true;
        });
    }

    private <T> T as(Supplier<T> work) {
        return Actors.callAs(owner, work::get);
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
