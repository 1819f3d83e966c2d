package io.dartwing.cli;

import io.dartwing.cli.reading.ReadCommand;
import io.dartwing.platform.administration.AdministrationCommands;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program's entry: `up` starts the server, `read` reads documents without one, the others are the
/// operator's tools.
@Command(
        name = "dartwing",
        mixinStandardHelpOptions = true,
        description = "Communications and operations for an organisation, on one server.",
        subcommands = {UpCommand.class, DemoCommand.class, DoctorCommand.class, ReadCommand.class, SendersCommand.class
        })
public final class Dartwing {
    private Dartwing() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        if (arguments.length > 0 && AdministrationCommands.NAMES.contains(arguments[0])) {
            return AdministrationCommands.run(
                    Installation.access(),
                    new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                    new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                    arguments);
        }
        return new CommandLine(new Dartwing())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    System.err.println("dartwing: " + Failures.sentence(failure));
                    return 1;
                })
                .execute(arguments);
    }
}
