package io.dartwing.cli;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.administration.Administration;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.problem.PlatformError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Send a real fax between two demo numbers of this server and show it arriving.")
final class DemoCommand implements Callable<Integer> {
    private static final String ORGANIZATION = "Demo Clinic";
    private static final String EMAIL = "demo@dartwing.local";

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--url", description = "The server's address (default: as its data directory says).")
    private @Nullable String url;

    /// What the demo runs as: a key of the demo organisation, and a person to look at the result with.
    private record Access(String key, String email, Optional<String> password) {}

    @Override
    public Integer call() throws Exception {
        Path directory = data.path();
        Optional<RunningServer> server = RunningServer.in(directory);
        if (server.isEmpty()) {
            System.err.println("dartwing: no server runs on " + directory
                    + ". Start one first (./dartwing up), or name the data directory of a running one with --data.");
            return 1;
        }
        String address = url == null ? server.get().url() : url;
        Access access = Installation.access().with(directory, DemoCommand::prepare);
        try (var api = new DemoApi(address, access.key())) {
            boolean arrived = new DemoFax(api, server.get().sipPort(), System.out).run();
            if (arrived) {
                System.out.println();
                System.out.println("  Sign in as    " + access.email());
                System.out.println("  Password      "
                        + access.password()
                                .orElse("as shown when the demo first ran (reset: ./dartwing user reset-password "
                                        + access.email() + " --organization \"" + ORGANIZATION + "\")"));
            }
            return arrived ? 0 : 1;
        }
    }

    private static Access prepare(Administration administration) {
        Organization organization = administration.organizations().stream()
                .filter(one -> one.name().equals(ORGANIZATION))
                .findFirst()
                .orElseGet(() -> administration.createOrganization(ORGANIZATION, OrganizationMode.DARTWING));
        Optional<String> password = demoUser(administration, organization);
        // A key of its own for each run: the secret of an earlier one isn't kept anywhere.
        String key = administration
                .createKey(
                        organization,
                        "Demo run",
                        List.of("admin"),
                        Instant.now().plus(Duration.ofHours(1)))
                .key();
        return new Access(key, EMAIL, password);
    }

    /// The one-time password is known only to the run that made the person.
    private static Optional<String> demoUser(Administration administration, Organization organization) {
        try {
            return administration
                    .createUser(organization, new NewPerson(EMAIL, "Demo User", List.of("admin")))
                    .oneTimePassword();
        } catch (ProblemException alreadyThere) {
            if (alreadyThere.code() != PlatformError.CONFLICT) {
                throw alreadyThere;
            }
            return Optional.empty();
        }
    }
}
