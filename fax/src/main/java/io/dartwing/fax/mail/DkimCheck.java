package io.dartwing.fax.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.springframework.stereotype.Component;

/// Signatures of sending domains (DKIM, RFC 6376).
@Component
class DkimCheck {
    /// What a signature must cover: who wrote it, to whom, and where the number stands.
    private static final List<String> COVERED = List.of("from", "to", "subject");

    private final TextRecords records;

    DkimCheck(TextRecords records) {
        this.records = records;
    }

    /// The domains that signed the whole message, and what matters of its head, in lower case.
    ///
    /// @throws TextRecords.NotNow when a key can't be fetched now
    List<String> signers(Path raw) throws IOException, TextRecords.NotNow {
        var away = new boolean[1];
        PublicKeyRecordRetriever keys = (method, selector, domain) -> {
            try {
                return records.of(selector + "._domainkey." + domain);
            } catch (TextRecords.NotNow silent) {
                away[0] = true;
                throw new TempFailException("no answer");
            }
        };
        try (InputStream in = new BufferedInputStream(Files.newInputStream(raw))) {
            List<SignatureRecord> good = new DKIMVerifier(keys).verify(in);
            return good == null
                    ? List.of()
                    : good.stream()
                            .filter(DkimCheck::coversAll)
                            .map(record -> record.getDToken().toString().toLowerCase(Locale.ROOT))
                            .distinct()
                            .toList();
        } catch (FailException none) {
            if (away[0]) {
                throw new TextRecords.NotNow();
            }
            return List.of();
        } catch (RuntimeException broken) {
            return List.of();
        }
    }

    /// A signature of the beginning of a body lets anybody add to it (RFC 6376 §8.2).
    private static boolean coversAll(SignatureRecord record) {
        List<String> headers = record.getHeaders().stream()
                .map(name -> name.toString().strip().toLowerCase(Locale.ROOT))
                .toList();
        return record.getBodyHashLimit() < 0 && headers.containsAll(COVERED);
    }
}
