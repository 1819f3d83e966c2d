package io.dartwing.fax.drop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.drop.*`.
///
/// @param every how often folders are looked into
/// @param keep how long documents that were accepted stay in `accepted`; zero: they are deleted at once
@ConfigurationProperties("dartwing.drop")
record DropProperties(
        @DefaultValue("5s") Duration every,
        @DefaultValue("1d") Duration keep,
        @DefaultValue List<Folder> folders) {
    DropProperties {
        if (every.toMillis() < 100 || every.toHours() > 1) {
            throw new IllegalArgumentException("dartwing.drop.every: " + every + " (expected: 100ms to 1h)");
        }
        if (keep.isNegative()) {
            throw new IllegalArgumentException("dartwing.drop.keep: " + keep + " (expected: 0 or more)");
        }
        folders = List.copyOf(folders);
    }

    /// @param keyFile holds the API key that its documents are faxed with
    record Folder(Path path, Path keyFile) {
        Folder {
            if (!path.isAbsolute() || !keyFile.isAbsolute()) {
                throw new IllegalArgumentException(
                        "dartwing.drop.folders: a path is not absolute (expected: path and key-file from the root)");
            }
        }
    }
}
