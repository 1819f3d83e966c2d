package io.dartwing.fax.office;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where LibreOffice is.
public final class OfficeProgram {
    private static final List<String> NAMES = List.of("soffice", "libreoffice");
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/lib/libreoffice/program"), Path.of("/opt/libreoffice/program"));

    private OfficeProgram() {}

    /// @param configured its path; empty to look for it
    public static Optional<Path> find(String configured) {
        if (!configured.isBlank()) {
            return Optional.of(Path.of(configured)).filter(Files::isExecutable);
        }
        Stream<Path> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of);
        return Stream.concat(path, PLACES.stream())
                .flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
