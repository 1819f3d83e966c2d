package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is just small enough to be sent, and what isn't.
class FaxLimitsIT {
    private static final int LARGEST = 50 * 1024 * 1024;
    private static final Map<String, String> LATER = Map.of("scheduled_at", Tenant.NEXT_MONTH, "cover", "false");

    private Tenant clinic;

    @BeforeEach
    void begin() {
        clinic = TestServer.shared().tenant("Limits Clinic");
    }

    @Test
    @Covers("FAX-A-001-04")
    void twoHundredPagesAreTakenAndOneMoreIsNot() {
        Answer taken = clinic.send(pages(200), "long.pdf", LATER);
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        assertThat(clinic.caller()
                        .get("/api/v1/faxes/" + Tenant.id(taken))
                        .json()
                        .path("pages")
                        .asInt())
                .isEqualTo(200);
        Answer refused = clinic.send(pages(201), "longer.pdf", LATER);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.body()).contains("FAX-012", "200");
        assertThat(clinic.caller().get("/api/v1/faxes").json().path("data")).hasSize(1);
    }

    @Test
    @Covers("FAX-A-001-07")
    void fiftyMegabytesAreTakenAndOneByteMoreIsNot() throws IOException {
        byte[] largest = padded(LARGEST);
        Answer taken = clinic.send(largest, "large.pdf", LATER);
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        Answer refused = clinic.send(Arrays.copyOf(largest, LARGEST + 1), "larger.pdf", LATER);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.body()).contains("50 MB");
        assertThat(clinic.caller().get("/api/v1/faxes").json().path("data")).hasSize(1);
    }

    private static byte[] pages(int count) {
        return TestPages.pdf(
                IntStream.rangeClosed(1, count).mapToObj(page -> "page " + page).toArray(String[]::new));
    }

    /// A PDF of one page that carries so many bytes nobody looks at that it is exactly so large.
    private static byte[] padded(int size) throws IOException {
        int ballast = size - 8_192;
        byte[] exact = weighted(ballast + size - weighted(ballast).length);
        assertThat(exact).hasSize(size);
        return exact;
    }

    private static byte[] weighted(int bytes) throws IOException {
        try (var document = Loader.loadPDF(TestPages.pdf("large"));
                var out = new ByteArrayOutputStream(LARGEST + 1)) {
            COSStream ballast = document.getDocument().createCOSStream();
            byte[] noise = new byte[bytes];
            new Random(1).nextBytes(noise);
            try (var stream = ballast.createRawOutputStream()) {
                stream.write(noise);
            }
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Ballast"), ballast);
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }
}
