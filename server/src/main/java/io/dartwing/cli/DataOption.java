package io.dartwing.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--data`: the one option that every command shares.
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:DARTWING_DATA:-data}",
            description = "The data directory (default: ${DEFAULT-VALUE}).")
    private String data = "data";

    Path path() {
        return Path.of(data).toAbsolutePath().normalize();
    }
}
