package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Documents that programs put into a folder are faxed.
class DropFoldersIT {
    private final TestServer server = TestServer.shared();
    private final Path folder = server.data().toAbsolutePath().resolve("drop");
    private final Path keyFile = server.data().toAbsolutePath().resolve("drop.key");
    private Tenant clinic;

    @BeforeEach
    void open() throws IOException {
        clinic = server.tenant("Drop Office");
        Files.createDirectories(folder);
        Files.writeString(
                keyFile,
                clinic.caller()
                        .post("/api/v1/api-keys", Map.of("name", "Scanner", "scopes", List.of("fax:send")))
                        .json()
                        .path("key")
                        .asString());
    }

    @AfterEach
    void close() throws IOException {
        Files.deleteIfExists(keyFile);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(file -> !Files.isDirectory(file)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void aDocumentGoesToTheNumberInItsNameOrAsItsFieldsSay() throws IOException {
        put(clinic.secondNumber() + "_referral.pdf", TestPages.pdf("Referral"));
        put(
                "letter.json",
                "{\"to\": \"%s\", \"subject\": \"From the folder\", \"scheduled_at\": \"%s\"}"
                        .formatted(clinic.secondNumber(), Tenant.NEXT_MONTH)
                        .getBytes(StandardCharsets.UTF_8));
        put("letter.pdf", TestPages.pdf("Letter"));
        put("half.pdf.part", TestPages.pdf("Not whole yet"));
        List<String> accepted =
                await().atMost(Duration.ofSeconds(60)).until(() -> names("accepted"), names -> names.size() == 3);
        assertThat(accepted).anyMatch(name -> name.matches("FAX-[0-9-]+-\\+[0-9]+_referral\\.pdf"));
        assertThat(accepted).anyMatch(name -> name.endsWith("-letter.json"));
        assertThat(faxes()).hasSize(2);
        assertThat(faxes().stream().map(fax -> fax.path("subject").asString("")))
                .contains("From the folder");
        assertThat(folder.resolve("half.pdf.part")).exists();
        Files.delete(folder.resolve("half.pdf.part"));
        assertThat(names("taking")).isEmpty();
    }

    @Test
    void whatCannotBeFaxedLiesBesideTheReason() throws IOException {
        put("+1_short.pdf", TestPages.pdf("x"));
        Files.setLastModifiedTime(
                folder.resolve("+1_short.pdf"), FileTime.from(Instant.now().minusSeconds(300)));
        put(clinic.secondNumber() + "_broken.pdf", "no PDF".getBytes(StandardCharsets.UTF_8));
        put(
                "files.json",
                "{\"to\": \"+12025550100\", \"file_url\": \"http://127.0.0.1/\"}".getBytes(StandardCharsets.UTF_8));
        put("files.pdf", TestPages.pdf("x"));
        List<String> refused =
                await().atMost(Duration.ofSeconds(60)).until(() -> names("refused"), names -> names.size() == 7);
        assertThat(Files.readString(folder.resolve("refused/files.pdf.txt"))).contains("file_url: not for a folder");
        assertThat(Files.readString(folder.resolve("refused/+1_short.pdf.txt"))).contains("to: missing");
        assertThat(refused).contains("files.json", "+1_short.pdf");
        assertThat(faxes()).isEmpty();
    }

    /// The server died after it accepted a document and before it moved it away.
    @Test
    void aDocumentThatWasAcceptedBeforeACrashIsNotSentAgain() throws IOException {
        Path begun = folder.resolve("taking").resolve(UUID.randomUUID().toString());
        byte[] page = TestPages.pdf("Once");
        for (int time = 0; time < 2; time++) {
            Path aside = Files.createDirectories(folder.resolve(".aside"));
            Files.write(aside.resolve(clinic.secondNumber() + ".pdf"), page);
            Files.createDirectories(begun.getParent());
            Files.move(aside, begun, StandardCopyOption.ATOMIC_MOVE);
            await().atMost(Duration.ofSeconds(60)).until(() -> !Files.exists(begun));
        }
        assertThat(faxes()).hasSize(1);
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path secret = Files.write(server.data().resolve("outside.pdf"), TestPages.pdf("Outside"));
        Path link =
                Files.createSymbolicLink(folder.resolve(clinic.secondNumber() + "_link.pdf"), secret.toAbsolutePath());
        put(clinic.secondNumber() + "_after.pdf", TestPages.pdf("After"));
        await().atMost(Duration.ofSeconds(60)).until(() -> faxes().size() == 1);
        assertThat(link).exists();
        Files.delete(link);
    }

    private void put(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private List<String> names(String sub) throws IOException {
        Path path = folder.resolve(sub);
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private List<JsonNode> faxes() {
        return clinic.caller().all("/api/v1/faxes?direction=outbound&limit=50");
    }
}
