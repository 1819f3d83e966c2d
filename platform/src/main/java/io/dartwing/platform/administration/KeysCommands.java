package io.dartwing.platform.administration;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.keys.KeyRotation;
import io.dartwing.platform.keys.MasterRewrap;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.problem.PlatformError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "keys", description = "Shows and rotates the encryption keys.")
final class KeysCommands extends Commands.Group {
    @Command(name = "status", description = "The master key, and each organisation's key with its rotation.")
    int status(@Option(names = "--organization", description = "all if left out") @Nullable String organization) {
        return top().run(administration -> {
            List<Organization> chosen = organization == null
                    ? administration.organizations()
                    : List.of(administration.organization(organization));
            var rows = new ArrayList<Map<String, ?>>();
            rows.add(view(administration.masterKey()));
            chosen.forEach(each -> rows.add(view(each, administration.encryptionKeys(each))));
            return Views.list(rows.stream());
        });
    }

    @Command(
            name = "rotate",
            description = "Makes a new version of an organisation's key, or a new master key. Old data stays readable.")
    int rotate(
            @Option(names = "--organization") @Nullable String organization,
            @Option(names = "--master", description = "the master key, which wraps the organisations' keys")
                    boolean master) {
        return top().run(administration -> {
            if (master == (organization != null)) {
                throw new ProblemException(
                        PlatformError.VALIDATION, "rotate: what? (expected: --organization NAME or --master)");
            }
            if (organization == null) {
                return view(administration.rotateMasterKey());
            }
            Organization chosen = administration.organization(organization);
            administration.rotateEncryptionKey(chosen);
            return view(chosen, administration.encryptionKeys(chosen));
        });
    }

    private static Map<String, ?> view(MasterRewrap.Progress master) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("master_key", master.masterKey());
        view.put("from", master.masterKeyKind());
        view.put("keys", master.keys());
        view.put("wrapped_by_another", master.left());
        view.put(
                "status",
                master.left() == 0
                        ? "done: an older master key is needed for older backups only"
                        : "running: the older master key is still needed");
        return view;
    }

    private static Map<String, ?> view(Organization organization, KeyRotation.Status status) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("organization", organization.name());
        view.put(
                "version",
                status.versions().isEmpty()
                        ? null
                        : status.versions().getFirst().version());
        status.rotations().stream().findFirst().ifPresent(latest -> {
            view.put("rotation", latest.state());
            view.put("done", latest.done() + " of " + (latest.total() == null ? "?" : latest.total()));
            view.put("failed", latest.failed());
        });
        return view;
    }
}
