package io.dartwing.fax.retention;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.retention.RetentionRows.Disposal;
import io.dartwing.fax.retention.RetentionRows.Run;
import io.dartwing.fax.signing.PaperKey;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.Organizations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Certificates of what runs erased: ids, names of faxes and policies, times, places in archives. Nothing of the
/// faxes themselves.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Certificates {
    private static final int MOST = 1_000_000;

    /// @param statement what is signed: one fact a line, and the SHA-256 of the list, one
    ///     disposal a line, its values
    ///     divided by tabs
    /// @param signature Ed25519, Base64, over the statement's UTF-8
    /// @param publicKey X.509, Base64
    record Certificate(
            Run run, List<Disposal> disposals, String statement, String signature, String keyId, String publicKey) {}

    private final RetentionRows rows;
    private final Organizations organizations;
    private final PaperKey key;

    Certificates(RetentionRows rows, Organizations organizations, PaperKey key) {
        this.rows = rows;
        this.organizations = organizations;
        this.key = key;
    }

    /// @throws ProblemException `FAX-019` while the run is at work
    Certificate of(Run run) {
        if (!run.status().equals("done")) {
            throw new ProblemException(FaxError.NOT_READY, "run: at work (expected: done)");
        }
        List<Disposal> disposals = rows.disposals(run.id(), MOST);
        String statement = statement(run, disposals);
        return new Certificate(run, disposals, statement, key.sign(statement), key.keyId(), key.publicKey());
    }

    private String statement(Run run, List<Disposal> disposals) {
        return String.join(
                "\n",
                "Dartwing certificate of disposal 2",
                "organization: " + Actors.current().requireOrganization() + " "
                        + organizations.current().map(Organization::name).orElse(""),
                "run: " + run.id(),
                "asked by: " + run.askedBy(),
                "started: " + run.startedAt(),
                "finished: " + run.finishedAt(),
                "looked at: " + run.lookedAt(),
                "erased: " + run.erased(),
                "kept by a legal hold: " + run.onHold(),
                "handed to an archive: " + run.archiving(),
                "list sha256: " + sha256(lines(disposals)));
    }

    static String lines(List<Disposal> disposals) {
        return disposals.stream()
                .map(one -> String.join(
                        "\t",
                        one.faxId().toString(),
                        one.faxName(),
                        one.policyId().toString(),
                        one.policyName(),
                        one.dueAt().toString(),
                        one.outcome(),
                        one.at().toString(),
                        Objects.requireNonNullElse(one.archive(), "")))
                .collect(Collectors.joining("\n"));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
