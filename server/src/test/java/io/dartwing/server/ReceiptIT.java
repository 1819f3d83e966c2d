package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A delivered fax has a receipt that anybody can verify.
class ReceiptIT {
    private final TestServer server = TestServer.shared();
    private final Tenant office = server.tenant("Receipt Office");

    @Test
    @Covers({"FAX-G-004-01", "FAX-G-004-02", "FAX-G-004-03", "FAX-G-004-04", "FAX-G-004-05", "FAX-G-004-06"})
    void aDeliveredFaxHasASignedReceiptAndAChangedOneIsFound() throws Exception {
        String fax = Tenant.id(
                office.send(TestPages.pdf("First page", "Second page"), "letter.pdf", Map.of("cover", "false")));
        office.awaitStatus(fax, "sent");
        JsonNode receipt = office.caller()
                .get("/api/v1/faxes/" + fax + "/receipt/statement")
                .json();
        String statement = receipt.path("statement").asString();
        String signature = receipt.path("signature").asString();
        assertThat(statement)
                .contains(
                        "to: " + office.secondNumber(),
                        "from: " + office.firstNumber(),
                        "pages: 2, confirmed 2",
                        "duration of the call: ",
                        "sent: 20",
                        "confirmed by: the far machine",
                        "attempt 1: ",
                        "trunk " + office.trunk(),
                        "document sha256: " + sha256(office.download("/api/v1/faxes/" + fax + "/tiff")));
        assertThat(verified(receipt, statement)).as("with the public key alone").isTrue();
        assertThat(office.caller()
                        .get("/api/v1/faxes/" + fax + "/receipt/statement")
                        .json())
                .as("the same at any time")
                .isEqualTo(receipt);

        String printed = printed(office.download("/api/v1/faxes/" + fax + "/receipt"));
        assertThat(printed).contains(statement.lines().toList());
        String copied = printed.substring(0, printed.indexOf("signature:"));
        assertThat(check(copied, signature)).isTrue();
        assertThat(check(copied.replace("confirmed 2", "confirmed 3"), signature))
                .isFalse();
        assertThat(check(copied, signature.replace(signature.charAt(5), signature.charAt(6) == 'A' ? 'B' : 'A')))
                .isFalse();
        assertThat(office.caller().get("/api/v1/audit/entries?record_id=" + fax).status())
                .isEqualTo(200);
    }

    @Test
    void onlyDeliveredFaxesOfTheOwnOrganisationHaveOne() {
        String waiting = Tenant.id(office.send(
                TestPages.pdf("Later"), "later.pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH, "cover", "false")));
        String path = "/api/v1/faxes/" + waiting + "/receipt";
        assertThat(office.caller().get(path).status()).isEqualTo(409);
        assertThat(server.tenant("Other Office").caller().get(path).status()).isEqualTo(404);
        assertThat(server.anonymous().get(path).status()).isEqualTo(401);
        Caller sender = Caller.withKey(
                server.port(),
                office.caller()
                        .post("/api/v1/api-keys", Map.of("name", "send", "scopes", List.of("fax:send")))
                        .json()
                        .path("key")
                        .asString());
        assertThat(sender.get(path).status()).isEqualTo(403);
        assertThat(office.caller()
                        .post("/api/v1/receipts/verify", Map.of("statement", "x"))
                        .status())
                .isEqualTo(400);
    }

    private boolean check(String statement, String signature) {
        return office.caller()
                .post("/api/v1/receipts/verify", Map.of("statement", statement, "signature", signature))
                .json()
                .path("valid")
                .asBoolean();
    }

    private static String printed(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static boolean verified(JsonNode receipt, String statement) throws Exception {
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(
                        Base64.getDecoder().decode(receipt.path("public_key").asString()))));
        signature.update(statement.getBytes(StandardCharsets.UTF_8));
        return signature.verify(
                Base64.getDecoder().decode(receipt.path("signature").asString()));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
