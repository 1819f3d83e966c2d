package io.dartwing.server.test;

import io.dartwing.DartwingApplication;
import io.dartwing.platform.administration.Administration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.testkit.http.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole product in this JVM, started once for all tests: embedded PostgreSQL, the fax line
/// as a child
/// process, free ports, its data under `target`. Each test makes its own organisations.
public final class TestServer {
    /// A loopback address that webhooks may be sent to; the others are refused as ever.
    public static final String TRUSTED_ADDRESS = "127.77.77.77";

    /// Its calls take a third of the time they have on a real line; those of the tests of the line
    /// itself and of the killed servers run in true time.
    public static final int TIME_LAPSE = 3;

    /// A setting for servers whose calls take as long as real ones.
    public static final String TRUE_TIME = "--dartwing.line.time-lapse=1";

    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);
    private static final Map<String, Integer> NAMES = new ConcurrentHashMap<>();
    private static TestServer shared;

    private final ConfigurableApplicationContext context;
    private final Path data;
    private final int port;
    private final int sipPort;
    private final int firstMediaPort;

    private TestServer(ConfigurableApplicationContext context, Path data, int port, int sipPort, int firstMediaPort) {
        this.context = context;
        this.data = data;
        this.port = port;
        this.sipPort = sipPort;
        this.firstMediaPort = firstMediaPort;
    }

    public static synchronized TestServer shared() {
        if (shared == null) {
            shared = start(List.of(), List.of());
        }
        return shared;
    }

    /// A server of its own that has these beans too; whoever starts it stops it.
    public static TestServer with(Class<?>... beans) {
        return start(List.of(), List.of(beans));
    }

    /// The same with other settings, for example `--dartwing.public-url=http://127.0.0.1`, and
    /// these beans too.
    public static TestServer with(List<String> settings, Class<?>... beans) {
        return start(settings, List.of(beans));
    }

    public void stop() {
        context.close();
    }

    private static TestServer start(List<String> settings, List<Class<?>> beans) {
        try {
            Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "server-data");
            int port = FreePorts.next();
            int sipPort = FreePorts.next();
            int media = 20000 + (int) (ProcessHandle.current().pid() % 100) * 300;
            SpringApplication application = DartwingApplication.create();
            application.addPrimarySources(beans);
            application.setDefaultProperties(Map.of("dartwing.line.time-lapse", TIME_LAPSE));
            var arguments = new ArrayList<>(List.of(
                    "--server.port=" + port,
                    "--dartwing.data=" + data.toAbsolutePath(),
                    "--dartwing.line.bind-address=127.0.0.1",
                    "--dartwing.line.sip-port=" + sipPort,
                    "--dartwing.line.first-media-port=" + media,
                    "--dartwing.line.last-media-port=" + (media + 299),
                    "--dartwing.fetch.trusted-hosts=" + TRUSTED_ADDRESS,
                    "--dartwing.webhooks.timeout=2s",
                    "--dartwing.drop.every=200ms",
                    "--dartwing.drop.folders[0].path=" + data.toAbsolutePath().resolve("drop"),
                    "--dartwing.drop.folders[0].key-file="
                            + data.toAbsolutePath().resolve("drop.key"),
                    "--dartwing.fax.conversion-limit=10s",
                    "--server.tomcat.basedir=" + data.resolve("spool/web").toAbsolutePath()));
            arguments.addAll(settings);
            ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
            var server = new TestServer(context, data, port, sipPort, media);
            server.awaitReady();
            return server;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private void awaitReady() {
        Instant limit = Instant.now().plus(Duration.ofSeconds(60));
        while (anonymous().get("/api/v1/ready").status() != 200) {
            if (Instant.now().isAfter(limit)) {
                throw new IllegalStateException(
                        "not ready: " + anonymous().get("/api/v1/ready").body());
            }
            pause(100);
        }
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public Path data() {
        return data;
    }

    public int port() {
        return port;
    }

    public int sipPort() {
        return sipPort;
    }

    public int firstMediaPort() {
        return firstMediaPort;
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public Caller anonymous() {
        return Caller.anonymous(port);
    }

    /// An organisation with an administrator's key, a trunk that leads back to this server, and
    /// two numbers on
    /// it.
    public Tenant tenant(String name) {
        return plain(name + " " + NUMBERS.incrementAndGet());
    }

    /// As `tenant`, in healthcare mode, the agreement signed; its key may do everything with
    /// health information.
    public Tenant clinic(String name) {
        Tenant clinic = tenant(
                name + " " + NUMBERS.incrementAndGet(),
                OrganizationMode.MEDXFAX,
                List.of("admin", "phi:read", "phi:write"));
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        Tenant.id(clinic.caller().post("/api/v1/baas", Map.of("counterparty", "Operator Ltd", "signed_on", today)));
        return clinic;
    }

    /// As `tenant`, with a name to be looked at. A class that is run a second time gets another
    /// one.
    public Tenant tenantNamed(String name) {
        int uses = NAMES.merge(name, 1, Integer::sum);
        return plain(uses == 1 ? name : name + " " + uses);
    }

    private Tenant plain(String name) {
        return tenant(name, OrganizationMode.DARTWING, List.of("admin"));
    }

    private Tenant tenant(String name, OrganizationMode mode, List<String> scopes) {
        var database = context.getBean(InstalledDatabase.class);
        try (var administration = Administration.open(database.access(), Clock.systemUTC())) {
            Organization organization = administration.createOrganization(name, mode);
            String key =
                    administration.createKey(organization, "test", scopes, null).key();
            var tenant = new Tenant(this, organization, key);
            tenant.setUp(number(), number());
            return tenant;
        }
    }

    /// A person of the organisation that signs in with this password.
    public Tenant.Login person(Tenant tenant, String role) {
        return person(tenant, "Pat " + role, role);
    }

    public Tenant.Login person(Tenant tenant, String fullName, String... roles) {
        Tenant.Login newcomer = newcomer(tenant, fullName, roles);
        String password = "a long enough phrase " + NUMBERS.incrementAndGet();
        Caller caller = Caller.signedIn(port, newcomer.email(), newcomer.password());
        Caller.Answer changed = caller.put(
                "/api/v1/session/password", Map.of("current_password", newcomer.password(), "new_password", password));
        if (changed.status() >= 300) {
            throw new IllegalStateException("password change answered " + changed.status() + " " + changed.body());
        }
        return new Tenant.Login(newcomer.email(), password);
    }

    /// A person who never signed in: the password is the one-time one.
    public Tenant.Login newcomer(Tenant tenant, String fullName, String... roles) {
        var database = context.getBean(InstalledDatabase.class);
        try (var administration = Administration.open(database.access(), Clock.systemUTC())) {
            String email = roles[0] + NUMBERS.incrementAndGet() + "@clinic.test";
            String oneTime = administration
                    .createUser(tenant.organization(), new NewPerson(email, fullName, List.of(roles)))
                    .oneTimePassword()
                    .orElseThrow();
            return new Tenant.Login(email, oneTime);
        }
    }

    private static String number() {
        return "+1202555" + NUMBERS.incrementAndGet();
    }

    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
