package io.dartwing.platform.administration;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.apikey.ApiKeys;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.identity.People;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.problem.PlatformError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// The administration commands. Each prints one answer: lines for people, with `--json` one JSON
/// document.
final class Commands {
    private Commands() {}

    /// What every group of commands shares.
    abstract static class Group {
        @ParentCommand
        private @Nullable AdministrationCommands top;

        AdministrationCommands top() {
            return Objects.requireNonNull(top, "set by picocli");
        }
    }

    @Command(name = "organization", description = "Makes and lists organisations.")
    static final class OrganizationCommands extends Group {
        @Command(name = "create", description = "Makes an organisation.")
        int create(
                @Parameters(paramLabel = "NAME") String name,
                @Option(names = "--mode", defaultValue = "dartwing", description = "dartwing or medxfax")
                        OrganizationMode mode) {
            return top().run(administration -> Views.of(administration.createOrganization(name, mode)));
        }

        @Command(name = "list", description = "Lists all organisations.")
        int list() {
            return top().run(administration ->
                    Views.list(administration.organizations().stream().map(Views::of)));
        }
    }

    @Command(name = "user", description = "Adds people and resets their passwords.")
    static final class UserCommands extends Group {
        @Command(name = "create", description = "Adds a person; prints a one-time password for a new account.")
        int create(
                @Parameters(paramLabel = "EMAIL") String email,
                @Option(names = "--organization", required = true, description = "its name or id") String organization,
                @Option(names = "--name", description = "the full name; the address if left out") @Nullable String name,
                @Option(
                                names = "--roles",
                                split = ",",
                                defaultValue = "fax_user",
                                description = "owner, admin, fax_user, fax_auditor")
                        List<String> roles) {
            return top().run(administration -> {
                Organization in = administration.organization(organization);
                var person = new NewPerson(email, Objects.requireNonNullElse(name, email), roles);
                People.Added added = administration.createUser(in, person);
                return Views.of(in, person, added);
            });
        }

        @Command(name = "reset-password", description = "Prints a new one-time password; ends the person's sessions.")
        int resetPassword(
                @Parameters(paramLabel = "EMAIL") String email,
                @Option(names = "--organization", required = true) String organization) {
            return top().run(administration -> Map.of(
                    "email",
                    email,
                    "password",
                    administration.resetPassword(administration.organization(organization), email)));
        }

        @Command(
                name = "reset-factors",
                description = "Takes lost second factors off a person's account; ends its sessions.")
        int resetFactors(
                @Parameters(paramLabel = "EMAIL") String email,
                @Option(names = "--organization", required = true) String organization) {
            return top().run(administration -> {
                administration.resetFactors(administration.organization(organization), email);
                return Map.of("email", email, "second_factors", "none");
            });
        }
    }

    @Command(name = "key", description = "Makes, lists and revokes API keys.")
    static final class KeyCommands extends Group {
        @Command(name = "create", description = "Makes a key; it is shown this once.")
        int create(
                @Option(names = "--organization", required = true) String organization,
                @Option(
                                names = "--scopes",
                                split = ",",
                                required = true,
                                description = "fax:send, fax:read, fax:assign, admin")
                        List<String> scopes,
                @Option(names = "--name", defaultValue = "command line") String name,
                @Option(names = "--expires-at", description = "a time such as 2027-01-31T12:00:00Z") @Nullable
                        Instant expiresAt,
                @Option(names = "--test", description = "a test key: what it sends reaches nobody") boolean test) {
            return top().run(administration -> {
                ApiKeys.Created key = administration.createKey(
                        administration.organization(organization), new ApiKeys.Wish(name, scopes, expiresAt, test));
                return Views.of(key, scopes);
            });
        }

        @Command(name = "list", description = "Lists the keys of an organisation.")
        int list(@Option(names = "--organization", required = true) String organization) {
            return top().run(administration ->
                    Views.list(administration.keys(administration.organization(organization)).stream()
                            .map(Views::of)));
        }

        @Command(name = "rotate", description = "Gives a key a new secret; it is shown this once.")
        int rotate(
                @Parameters(paramLabel = "ID") String id,
                @Option(names = "--organization", required = true) String organization,
                @Option(names = "--grace", defaultValue = "PT24H", description = "how long the old one still works")
                        Duration grace) {
            return top().run(administration -> {
                ApiKeys.Created key = administration.rotateKey(
                        administration.organization(organization),
                        Ids.parse(id).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such key")),
                        grace);
                return Views.of(key, List.of());
            });
        }

        @Command(name = "revoke", description = "Revokes a key at once.")
        int revoke(
                @Parameters(paramLabel = "ID") String id,
                @Option(names = "--organization", required = true) String organization) {
            return top().run(administration -> {
                administration.revokeKey(
                        administration.organization(organization),
                        Ids.parse(id).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such key")));
                return Map.of("id", id, "status", "revoked");
            });
        }
    }

    @Command(name = "setting", description = "Lists and changes settings, for all organisations or for one.")
    static final class SettingCommands extends Group {
        @Command(name = "list", description = "Lists every setting with what the installation chose.")
        int list() {
            return top().run(administration ->
                    Views.list(administration.settings().stream().map(Views::of)));
        }

        @Command(name = "set", description = "Changes a setting; counts within a second.")
        int set(
                @Parameters(paramLabel = "NAME") String name,
                @Parameters(paramLabel = "VALUE") String value,
                @Option(names = "--organization", description = "only there; all of them if left out") @Nullable
                        String organization) {
            return top().run(administration -> {
                if (organization == null) {
                    administration.set(name, value);
                } else {
                    administration.set(administration.organization(organization), name, value);
                }
                return Map.of("name", name, "value", value);
            });
        }

        @Command(name = "clear", description = "Goes back to the default.")
        int clear(
                @Parameters(paramLabel = "NAME") String name,
                @Option(names = "--organization") @Nullable String organization) {
            return top().run(administration -> {
                if (organization == null) {
                    administration.clear(name);
                } else {
                    administration.clear(administration.organization(organization), name);
                }
                return Map.of("name", name, "status", "cleared");
            });
        }
    }
}
