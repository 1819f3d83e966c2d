package io.dartwing.fax.receipt;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.signing.PaperKey;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.Organizations;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Makes receipts, and says whether one is ours.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Receipts {
    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final FileStore files;
    private final Organizations organizations;
    private final PaperKey key;

    Receipts(Faxes faxes, FaxTimeline timeline, FileStore files, Organizations organizations, PaperKey key) {
        this.faxes = faxes;
        this.timeline = timeline;
        this.files = files;
        this.organizations = organizations;
        this.key = key;
    }

    /// @throws ProblemException `FAX-011` for a fax that was not sent
    Receipt of(FaxView view, FaxDocument fax) {
        if (!view.status().equals("sent")) {
            throw new ProblemException(FaxError.WRONG_STATE, "status: " + view.status() + " (expected: sent)");
        }
        boolean byPerson =
                timeline.of(fax.id()).stream().anyMatch(entry -> entry.event().equals("marked_sent"));
        String statement = ReceiptStatement.of(new ReceiptStatement.Facts(
                fax.organizationId(),
                organizations.current().map(Organization::name).orElse(""),
                view,
                faxes.attempts(fax.id()),
                hash(fax),
                byPerson));
        return new Receipt(statement, key.sign(statement), key.keyId(), key.publicKey());
    }

    /// Whether this installation signed this text as a receipt. Line ends and blanks around lines
    /// are taken as printing
    /// and copying leaves them.
    boolean verifies(String statement, String signature) {
        String text =
                String.join("\n", statement.strip().lines().map(String::strip).toList());
        return text.startsWith(ReceiptStatement.FIRST_LINE + "\n") && key.verifies(text, signature.strip());
    }

    private String hash(FaxDocument fax) {
        try (InputStream pages = files.open(fax.tiff().orElseThrow(Faxes::notFound))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            pages.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException failure) {
            throw new UncheckedIOException("receipt: the pages can't be read", failure);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
