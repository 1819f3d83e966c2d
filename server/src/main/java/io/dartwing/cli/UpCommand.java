package io.dartwing.cli;

import io.dartwing.DartwingApplication;
import io.dartwing.engine.fax.line.Spool;
import io.dartwing.engine.fax.line.process.LineProcess;
import io.dartwing.platform.administration.Administration;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.observability.GuardedLogFormat;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import java.io.Console;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "up", mixinStandardHelpOptions = true, description = "Start the server and stay until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "8080", description = "HTTP port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--sip-port",
            defaultValue = "5060",
            description = "SIP port, UDP and TCP (default: ${DEFAULT-VALUE}).")
    private int sipPort;

    @Option(
            names = "--with-simulator",
            description = "Simulate every provider: nothing leaves this machine, numbers decide what happens.")
    private boolean simulated;

    @Option(names = "--rehearse", hidden = true, description = "Stop when ready: the build's rehearsal.")
    private boolean rehearsing;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
        Path directory = data.path();
        if (rehearsing) {
            port = Rehearsal.freePort();
            sipPort = Rehearsal.freePort();
        }
        List<String> obstacles = obstacles(directory);
        if (!obstacles.isEmpty()) {
            obstacles.forEach(obstacle -> System.err.println("dartwing: " + obstacle));
            return 1;
        }
        if (!simulated) {
            return serve(directory, Optional.empty());
        }
        try (CarrierSimulation simulation = CarrierSimulation.start()) {
            return serve(directory, Optional.of(simulation));
        } catch (IOException broken) {
            System.err.println("dartwing: " + broken.getMessage());
            return 1;
        }
    }

    private int serve(Path directory, Optional<CarrierSimulation> simulation) throws Exception {
        long started = System.nanoTime();
        ConfigurableApplicationContext context;
        List<String> settings = settings(directory);
        if (simulation.isPresent()) {
            settings.addAll(SimulatedAccounts.settings(simulation.get().providers()));
        }
        try {
            context = DartwingApplication.create().run(settings.toArray(String[]::new));
        } catch (RuntimeException failure) {
            System.err.println("dartwing: " + Failures.sentence(failure));
            return 1;
        }
        String url = "http://localhost:" + port;
        if (rehearsing) {
            try (context) {
                rehearse(
                        context,
                        new Rehearsal(url),
                        FirstAdministrator.in(directory).orElseThrow());
                return 0;
            }
        }
        RunningServer.ofThisProcess(url, port, sipPort).writeTo(directory);
        announce(url, directory, FirstAdministrator.in(directory), (System.nanoTime() - started) / 1_000_000);
        if (simulation.isPresent()) {
            prepare(context, url, simulation.get());
        }
        System.out.println();
        System.out.println("  Try ./dartwing demo in another terminal. Ctrl-C stops everything.");
        System.out.flush();
        var closed = new CountDownLatch(1);
        context.addApplicationListener(event -> {
            if (event instanceof org.springframework.context.event.ContextClosedEvent) {
                closed.countDown();
            }
        });
        closed.await();
        RunningServer.forget(directory);
        return 0;
    }

    private static void rehearse(ConfigurableApplicationContext context, Rehearsal rehearsal, FirstAdministrator first)
            throws IOException, InterruptedException, ExecutionException {
        rehearsal.visits(first);
        var database = context.getBean(InstalledDatabase.class);
        try (var administration = Administration.open(database.access(), Clock.systemUTC())) {
            Organization organization = administration.createOrganization("Rehearsal", OrganizationMode.DARTWING);
            rehearsal.sends(administration
                    .createKey(organization, "rehearsal", List.of("admin"), null)
                    .key());
        }
    }

    private void announce(String url, Path directory, Optional<FirstAdministrator> welcome, long millis) {
        System.out.println();
        System.out.printf("Dartwing is ready at %s (started in %.1f s)%n", url, millis / 1000.0);
        System.out.println("  SIP port      " + sipPort + " (UDP and TCP)");
        System.out.println("  Data          " + directory);
        if (atTerminal()) {
            System.out.println("  Log           " + log(directory));
        }
        welcome.ifPresent(first -> {
            System.out.println();
            System.out.println("  Sign in and choose your own password:");
            System.out.println("  E-mail        " + first.email());
            System.out.println("  Password      " + first.password());
        });
    }

    /// In the oldest organisation: the one that the first administrator sees.
    private static void prepare(ConfigurableApplicationContext context, String url, CarrierSimulation simulation)
            throws IOException, InterruptedException {
        var database = context.getBean(InstalledDatabase.class);
        try (var administration = Administration.open(database.access(), Clock.systemUTC())) {
            Organization organization = administration.organizations().getFirst();
            String key = administration
                    .createKey(
                            organization,
                            "Carrier simulation",
                            List.of("admin"),
                            Clock.systemUTC().instant().plus(Duration.ofMinutes(10)))
                    .key();
            try (var api = new DemoApi(url, key)) {
                new SimulatedAccounts(api, simulation).prepare(System.out);
            }
        }
    }

    private List<String> settings(Path directory) {
        var settings = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--dartwing.data=" + directory,
                "--dartwing.line.sip-port=" + sipPort,
                "--server.tomcat.basedir=" + directory.resolve("spool/web")));
        if (atTerminal()) {
            settings.add("--logging.file.name=" + log(directory));
            settings.add("--logging.structured.format.file=" + GuardedLogFormat.class.getName());
            settings.add("--logging.threshold.console=WARN");
        }
        return settings;
    }

    /// A person reads sentences; the log goes to a file then. Everything else that starts servers
    /// collects their
    /// output.
    private static boolean atTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static Path log(Path directory) {
        return directory.resolve("logs/dartwing.log");
    }

    private List<String> obstacles(Path directory) {
        var obstacles = new ArrayList<String>();
        Optional<RunningServer> other = RunningServer.in(directory);
        if (other.isPresent()) {
            obstacles.add("a server already runs on " + directory + ": process "
                    + other.get().pid() + " at " + other.get().url()
                    + ". Stop it first, or name another directory with --data.");
            return obstacles;
        }
        // Held from the first moment of a start, long before the address is known.
        try (DataDirectory probe = DataDirectory.hold(directory)) {
            awaitOrphan(probe.root());
        } catch (DataDirectory.InUseException starting) {
            obstacles.add(String.valueOf(starting.getMessage()));
            return obstacles;
        }
        if (!free(port)) {
            obstacles.add("port " + port + " is taken by another program. Choose another one with --port.");
        }
        if (!free(sipPort) || !freeForDatagrams(sipPort)) {
            obstacles.add("SIP port " + sipPort + " is taken by another program. Choose another one with --sip-port.");
        }
        return obstacles;
    }

    /// The fax process of a killed server hangs up its calls and is gone within seconds; until
    /// then it has the port.
    private static void awaitOrphan(Path directory) {
        Path calls = directory.resolve("spool/calls");
        if (Files.isDirectory(calls)) {
            new Spool(calls)
                    .holder()
                    .flatMap(ProcessHandle::of)
                    .filter(process -> process.info().commandLine().orElse("").contains(LineProcess.class.getName()))
                    .ifPresent(orphan -> orphan.onExit()
                            .completeOnTimeout(orphan, 8, TimeUnit.SECONDS)
                            .join());
        }
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static boolean freeForDatagrams(int port) {
        try (var socket = new DatagramSocket(null)) {
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
