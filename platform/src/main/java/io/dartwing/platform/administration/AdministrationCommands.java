package io.dartwing.platform.administration;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.database.DatabaseException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// The command line of the administration: `organization`, `user`, `key`, `keys`, `setting` and `audit`, on one
/// data directory.
///
/// Exit codes: 0 done, 1 refused or (for `audit verify`) a broken chain, 2 wrong usage. What was asked
/// for goes to standard output, what went wrong to standard error.
@Command(
        name = "dartwing",
        description = "Administers a Dartwing installation, its server running or not.",
        subcommands = {
            Commands.OrganizationCommands.class,
            Commands.UserCommands.class,
            Commands.KeyCommands.class,
            Commands.SettingCommands.class,
            AuditCommands.class,
            KeysCommands.class
        })
public final class AdministrationCommands {
    /// The first words that mean a command of this class rather than the server.
    public static final Set<String> NAMES = Set.of("organization", "user", "key", "keys", "setting", "audit");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final InstallationAccess installation;

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            description = "the data directory (default: $DARTWING_DATA or .dartwing)")
    private @Nullable Path data;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "answer with one JSON document")
    private boolean asJson;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "explain this command")
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    private AdministrationCommands(InstallationAccess installation) {
        this.installation = installation;
    }

    /// Runs one command line and answers its exit code.
    public static int run(InstallationAccess installation, PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new AdministrationCommands(installation))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .execute(arguments);
    }

    /// An answer that is also a verdict.
    record Checked(boolean good, Map<String, ?> answer) {}

    int run(Function<Administration, Map<String, ?>> work) {
        return check(administration -> new Checked(true, work.apply(administration)));
    }

    int check(Function<Administration, Checked> work) {
        try {
            Checked checked = installation.with(directory(), work);
            print(checked.answer());
            return checked.good() ? 0 : 1;
        } catch (ProblemException problem) {
            return refuse(problem.code().code(), problem.detail(), problem);
        } catch (DatabaseException failure) {
            return refuse("DW-503", Objects.requireNonNullElse(failure.getMessage(), "the database failed"), null);
        }
    }

    /// Work on files alone: no data directory, no database.
    int offline(Supplier<Checked> work) {
        try {
            Checked checked = work.get();
            print(checked.answer());
            return checked.good() ? 0 : 1;
        } catch (ProblemException problem) {
            return refuse(problem.code().code(), problem.detail(), problem);
        }
    }

    private Path directory() {
        if (data != null) {
            return data;
        }
        String environment = System.getenv("DARTWING_DATA");
        return Path.of(environment == null || environment.isBlank() ? ".dartwing" : environment);
    }

    private int refuse(String code, String detail, @Nullable ProblemException problem) {
        PrintWriter err = spec().commandLine().getErr();
        if (asJson) {
            var document = new LinkedHashMap<String, Object>();
            document.put("code", code);
            document.put("detail", detail);
            if (problem != null) {
                document.put("advice", problem.code().advice());
                document.put("errors", problem.errors());
            }
            err.println(JSON.writeValueAsString(document));
        } else {
            err.println(code + ": " + detail);
            if (problem != null) {
                problem.errors().forEach(error -> err.println("  " + error.message()));
                err.println(problem.code().advice());
            }
        }
        err.flush();
        return 1;
    }

    private void print(Map<String, ?> answer) {
        PrintWriter out = spec().commandLine().getOut();
        if (asJson) {
            out.println(JSON.writeValueAsString(answer));
        } else if (answer.get("data") instanceof Collection<?> rows) {
            rows.forEach(row -> out.println(line((Map<?, ?>) row)));
        } else {
            answer.forEach((name, value) -> out.println(name + ": " + text(value)));
        }
        out.flush();
    }

    private static String line(Map<?, ?> row) {
        return row.values().stream().map(AdministrationCommands::text).collect(Collectors.joining("  "));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case Collection<?> many -> many.stream().map(Object::toString).collect(Collectors.joining(","));
            default -> value.toString();
        };
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec, "set by picocli");
    }
}
