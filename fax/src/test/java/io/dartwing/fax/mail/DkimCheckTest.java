package io.dartwing.fax.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.testkit.Covers;
import io.dartwing.testkit.letters.DkimSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DkimCheckTest {
    private static final DkimSigner CLINIC = new DkimSigner("clinic.example", "one");
    private static final String[] ALL = {"from", "to", "subject", "date"};
    private static final String MESSAGE = """
            From: Ana <ana@clinic.example>
            To: fax@fax.example.org
            Subject: Fax to
             +13035550100
            Date: Sat, 28 Nov 2026 10:00:00 +0000

            Please  send this.

            """.replace("\n", "\r\n");

    @TempDir
    private Path folder;

    @Test
    @Covers("FAX-E-002-01")
    void aSoundSignatureNamesItsDomain() throws Exception {
        assertThat(signers(CLINIC.sign(MESSAGE, ALL))).containsExactly("clinic.example");
    }

    @Test
    void whatWasChangedSinceIsNotSigned() throws Exception {
        String signed = CLINIC.sign(MESSAGE, ALL);
        assertThat(signers(signed.replace("send this", "send that"))).isEmpty();
        assertThat(signers(signed.replace("5550100", "5550199"))).isEmpty();
        assertThat(signers(signed.replace("ana@", "bob@"))).isEmpty();
        assertThat(signers(MESSAGE)).isEmpty();
    }

    @Test
    void aSignatureThatLeavesOutWhatMattersCountsForNothing() throws Exception {
        assertThat(signers(CLINIC.sign(MESSAGE, "from", "to", "date"))).isEmpty();
        assertThat(signers(CLINIC.sign(MESSAGE, "from", "subject"))).isEmpty();
        assertThat(signers(CLINIC.sign(MESSAGE, "l=8; ", ALL))).isEmpty();
    }

    @Test
    void aKeyThatIsNotPublishedProvesNothing() throws Exception {
        assertThat(signers(new DkimSigner("clinic.example", "two").sign(MESSAGE, ALL)))
                .isEmpty();
        assertThat(signers(new DkimSigner("clinic.example", "one").sign(MESSAGE, ALL)))
                .as("a key of somebody else's")
                .isEmpty();
    }

    @Test
    void silentNameServersAreAskedLater() {
        var silent = new DkimCheck(name -> {
            throw new TextRecords.NotNow();
        });
        assertThatThrownBy(() -> silent.signers(file(CLINIC.sign(MESSAGE, ALL))))
                .isInstanceOf(TextRecords.NotNow.class);
    }

    private List<String> signers(String message) throws Exception {
        Map<String, String> records = Map.of(CLINIC.recordName(), CLINIC.record());
        return new DkimCheck(name -> records.containsKey(name) ? List.of(records.get(name)) : List.of())
                .signers(file(message));
    }

    private Path file(String message) throws Exception {
        return Files.writeString(folder.resolve("message.eml"), message, StandardCharsets.ISO_8859_1);
    }
}
