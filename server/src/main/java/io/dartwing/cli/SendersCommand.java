package io.dartwing.cli;

import io.dartwing.fax.sender.InstallationSenders;
import io.dartwing.fax.sender.SenderLine;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.database.DatabaseException;
import io.dartwing.platform.problem.PlatformError;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "senders",
        mixinStandardHelpOptions = true,
        description =
                "Blocks and allows senders of faxes for all organisations; counts at once, server running or not.")
final class SendersCommand {
    private static final int ROWS_AT_ONCE = 5000;

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the first of them by number.")
    int list(
            @Mixin DataOption data,
            @Option(names = "--limit", defaultValue = "1000", description = "at most (default: ${DEFAULT-VALUE})")
                    int limit,
            @Option(names = "--json") boolean json) {
        return run(data, senders -> {
            List<SenderLine> lines = senders.list("", limit);
            if (json) {
                System.out.println(new JsonMapper()
                        .writeValueAsString(Map.of(
                                "data", lines.stream().map(SendersCommand::view).toList())));
            } else {
                lines.forEach(line -> System.out.print(line.write()));
            }
            return 0;
        });
    }

    @Command(
            name = "block",
            mixinStandardHelpOptions = true,
            description = "Refuses a number, or a prefix such as +1900*.")
    int block(
            @Mixin DataOption data,
            @Parameters(paramLabel = "NUMBER") String number,
            @Option(names = "--reason") @Nullable String reason,
            @Option(names = "--until", description = "a time such as 2027-01-31T12:00:00Z; for ever if left out")
                    @Nullable
                    Instant until) {
        return put(data, new SenderLine(number, "block", reason, until));
    }

    @Command(name = "allow", mixinStandardHelpOptions = true, description = "Never holds faxes of a number or prefix.")
    int allow(
            @Mixin DataOption data,
            @Parameters(paramLabel = "NUMBER") String number,
            @Option(names = "--reason") @Nullable String reason,
            @Option(names = "--until", description = "a time such as 2027-01-31T12:00:00Z; for ever if left out")
                    @Nullable
                    Instant until) {
        return put(data, new SenderLine(number, "allow", reason, until));
    }

    private static int put(DataOption data, SenderLine line) {
        return run(data, senders -> {
            senders.put(line);
            System.out.print(line.write());
            return 0;
        });
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Takes a number or prefix off the list.")
    int remove(@Mixin DataOption data, @Parameters(paramLabel = "NUMBER") String number) {
        return run(data, senders -> {
            if (!senders.remove(number)) {
                throw new ProblemException(PlatformError.NOT_FOUND, "not on the list (see 'senders list')");
            }
            System.out.println("removed: " + number);
            return 0;
        });
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Adds the senders of a CSV file (number,effect,reason,until) and changes those it names.")
    int bringIn(@Mixin DataOption data, @Parameters(paramLabel = "FILE") Path file) {
        return run(data, senders -> {
            try (InputStream content = Files.newInputStream(file)) {
                InstallationSenders.Imported done = senders.bringIn(content);
                done.bad()
                        .forEach(bad -> System.err.println("line " + bad.line() + ", " + bad.field() + ": "
                                + bad.problem() + " (expected: " + bad.expected() + ")"));
                System.out.println("rows: " + done.rows());
                System.out.println("left out: " + done.rejected());
                return done.rejected() == 0 ? 0 : 1;
            }
        });
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Writes all of them to a CSV file.")
    int export(@Mixin DataOption data, @Parameters(paramLabel = "FILE") Path file) {
        return run(data, senders -> {
            try (Writer out = Files.newBufferedWriter(file)) {
                out.write("number,effect,reason,until\r\n");
                long written = 0;
                List<SenderLine> lines = senders.list("", ROWS_AT_ONCE);
                while (!lines.isEmpty()) {
                    for (SenderLine line : lines) {
                        out.write(line.write());
                        written++;
                    }
                    lines = senders.list(lines.getLast().pattern(), ROWS_AT_ONCE);
                }
                System.out.println("rows: " + written);
                return 0;
            }
        });
    }

    private static Map<String, ?> view(SenderLine line) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("number", line.pattern());
        view.put("effect", line.effect());
        view.put("reason", line.reason());
        view.put("until", Objects.toString(line.until(), null));
        return view;
    }

    @FunctionalInterface
    private interface Work {
        int with(InstallationSenders senders) throws IOException;
    }

    private static int run(DataOption data, Work work) {
        Function<InstallationSenders, Integer> guarded = senders -> {
            try {
                return work.with(senders);
            } catch (IOException failure) {
                System.err.println("dartwing: the file could not be read or written");
                return 1;
            }
        };
        try {
            return Installation.access()
                    .database(data.path(), access -> guarded.apply(new InstallationSenders(access, Clock.systemUTC())));
        } catch (ProblemException problem) {
            System.err.println(problem.code().code() + ": " + problem.detail());
            return 1;
        } catch (DatabaseException failure) {
            System.err.println("DW-503: " + failure.getMessage());
            return 1;
        }
    }
}
