package io.dartwing.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordTypes;
import io.dartwing.testkit.canary.LogCapture;
import io.dartwing.testkit.canary.PhiCanary;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PlatformIntegration
class PhiCanaryIT {
    @Autowired
    private RecordService records;

    @Autowired
    private RecordTypes types;

    @Autowired
    private FileStore files;

    @Autowired
    private PrometheusMeterRegistry metrics;

    @Autowired
    private DataDirectory data;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Environment environment;

    private final Actor admin = new PersonActor(Ids.next(), "Ada", Ids.next(), Set.of(), Set.of("admin"));

    @Test
    void phiStaysInItsRecordsAndEncryptedFiles() throws Exception {
        PhiCanary canary = PhiCanary.plant();
        try (LogCapture logs = LogCapture.open()) {
            Actors.runAs(admin, () -> sendThrough(canary));
            assertThat(canary.foundIn(logs.text())).isEmpty();
        }
        assertThat(canary.foundIn(metrics.scrape())).isEmpty();
        assertThat(canary.foundInFiles(data.files())).isEmpty();
        try (var owner = DriverManager.getConnection(
                environment.getRequiredProperty("dartwing.database.url") + "?currentSchema=dartwing",
                environment.getRequiredProperty("dartwing.database.username"),
                environment.getRequiredProperty("dartwing.database.password"))) {
            assertThat(canary.foundInTables(owner, List.of("gadgets")))
                    .as("the canary lives where it belongs")
                    .isNotEmpty();
            assertThat(canary.foundInTables(
                            owner,
                            List.of(
                                    "audit_entries",
                                    "event_publication",
                                    "idempotency_keys",
                                    "dead_jobs",
                                    "files",
                                    "jobs_default",
                                    "jobs_long",
                                    "jobs_short",
                                    "jobs_ai")))
                    .isEmpty();
        }
    }

    private void sendThrough(PhiCanary canary) {
        var type = types.find("gadget").orElseThrow();
        ObjectNode values = json.createObjectNode();
        values.put("title", "Canary");
        values.put("phone", canary.phone());
        values.put("diagnosis", canary.name() + " " + canary.medicalRecordNumber() + " " + canary.note());
        UUID id = records.create(type, values).id();
        ObjectNode change = json.createObjectNode();
        change.put("diagnosis", canary.note() + " again");
        records.update(type, id, null, change);
        files.store(new ByteArrayInputStream(canary.toString().getBytes(StandardCharsets.UTF_8)), "text/plain", 10_000);

        ObjectNode wrong = json.createObjectNode();
        wrong.put("title", canary.name() + "x".repeat(60));
        wrong.put("phone", canary.medicalRecordNumber());
        wrong.put("colour", canary.note());
        assertThatThrownBy(() -> records.create(type, wrong))
                .satisfies(problem ->
                        assertThat(canary.foundIn(problem.toString())).isEmpty());
        ObjectNode taken = json.createObjectNode();
        taken.put("title", "Canary");
        taken.put("diagnosis", canary.note());
        assertThatThrownBy(() -> records.create(type, taken))
                .satisfies(problem ->
                        assertThat(canary.foundIn(problem.toString())).isEmpty());
    }
}
