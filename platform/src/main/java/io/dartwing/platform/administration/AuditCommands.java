package io.dartwing.platform.administration;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.administration.AdministrationCommands.Checked;
import io.dartwing.platform.audit.Anchor;
import io.dartwing.platform.audit.AuditVerification;
import io.dartwing.platform.audit.Evidence;
import io.dartwing.platform.audit.OfflineVerification;
import io.dartwing.platform.database.InstallationKey;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.problem.PlatformError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "audit", description = "Verifies, anchors and exports the audit.")
final class AuditCommands extends Commands.Group {
    private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{16}");

    @Command(name = "verify", description = "Walks the chain of one organisation, of all, or of an exported file.")
    int verify(
            @Option(names = "--organization", description = "its name or id; all if left out") @Nullable
                    String organization,
            @Option(names = "--anchors", description = "a file of anchors that was exported earlier") @Nullable
                    Path anchors,
            @Option(
                            names = "--export",
                            description = "verify this exported chain; needs neither the data directory nor a database")
                    @Nullable
                    Path export,
            @Option(
                            names = "--public-key",
                            split = ",",
                            description = "only anchors signed by this key count: its id, or a file with the key")
                    List<String> publicKeys) {
        List<String> keys = publicKeys == null ? List.of() : publicKeys;
        if (export != null) {
            return top().offline(() -> offline(export, read(anchors), keyIds(keys)));
        }
        return top().check(administration -> {
            List<Organization> chosen = organization == null
                    ? administration.organizations()
                    : List.of(administration.organization(organization));
            List<Anchor> known = read(anchors);
            var results = new ArrayList<Map<String, ?>>();
            boolean intact = true;
            for (Organization each : chosen) {
                AuditVerification result = administration.verifyAudit(each, known, keyIds(keys));
                intact &= result instanceof AuditVerification.Intact;
                results.add(Views.of(each.name(), result));
            }
            return new Checked(intact, Views.list(results.stream()));
        });
    }

    @Command(name = "anchors", description = "Signs where the chains end now and writes all anchors, one JSON a line.")
    int anchors(
            @Option(names = "--organization", description = "its name or id; all if left out") @Nullable
                    String organization,
            @Option(names = "--out", required = true, description = "the file to write; keep it elsewhere") Path out) {
        return top().run(administration -> {
            Stream<Organization> chosen = organization == null
                    ? administration.organizations().stream()
                    : Stream.of(administration.organization(organization));
            List<Anchor> all = chosen.flatMap(each -> administration.anchors(each).stream())
                    .toList();
            try {
                Files.write(out, all.stream().map(Anchor::line).toList());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            var answer = new LinkedHashMap<String, Object>();
            answer.put("file", out.toString());
            answer.put("anchors", all.size());
            all.stream()
                    .findFirst()
                    .ifPresent(anchor -> answer.put("key_id", all.getLast().keyId()));
            return answer;
        });
    }

    @Command(name = "export", description = "Writes the chain of one organisation, one entry as JSON a line.")
    int export(
            @Option(names = "--organization", required = true) String organization,
            @Option(names = "--out", required = true) Path out) {
        return top().run(administration -> {
            long entries = administration.exportAudit(administration.organization(organization), out);
            return Map.of("file", out.toString(), "entries", entries);
        });
    }

    private static Checked offline(Path export, List<Anchor> anchors, Set<String> keys) {
        try {
            var result = OfflineVerification.verify(export, new Evidence(anchors, keys, Optional.empty()));
            var answer = new LinkedHashMap<String, Object>(Views.of(result.organization(), result.verification()));
            answer.put("first_entry", result.first());
            if (!anchors.isEmpty()) {
                answer.put(
                        "anchors_signed_by",
                        keys.isEmpty()
                                ? anchors.getFirst().keyId() + " (not compared: no --public-key)"
                                : keys.toString());
            }
            return new Checked(result.verification() instanceof AuditVerification.Intact, answer);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw unusable(export, unreadable);
        }
    }

    private static List<Anchor> read(@Nullable Path anchors) {
        if (anchors == null) {
            return List.of();
        }
        try {
            return OfflineVerification.anchors(anchors);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw unusable(anchors, unreadable);
        }
    }

    private static Set<String> keyIds(List<String> keys) {
        return Set.copyOf(keys.stream().map(AuditCommands::keyId).toList());
    }

    private static String keyId(String idOrFile) {
        if (KEY_ID.matcher(idOrFile).matches()) {
            return idOrFile;
        }
        Path file = Path.of(idOrFile);
        try {
            return InstallationKey.id(
                    Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", "")));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw unusable(file, unreadable);
        }
    }

    private static ProblemException unusable(Path file, Exception cause) {
        String reason = cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : file + ": can't be read";
        return new ProblemException(PlatformError.VALIDATION, reason);
    }
}
