package io.dartwing.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs that come in our class path, unpacked once per version.
final class PostgresBinaries {
    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /// Unpacks under `parent`, in a folder named by the content, unless it is there already. Safe to
    /// race.
    static PostgresBinaries unpackedUnder(Path parent) {
        String resource = resourceName();
        try {
            Path home = parent.resolve("software-" + digest(resource));
            if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                Files.createDirectories(parent);
                Path draft = Files.createTempDirectory(parent, "unpacking-");
                unpack(resource, draft);
                publish(draft, home);
            }
            return new PostgresBinaries(home);
        } catch (IOException failure) {
            throw new DatabaseException("PostgreSQL can't be unpacked under " + parent + " (disk full?)", failure);
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static void publish(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException impossible) {
            throw impossible;
        } catch (FileSystemException anotherWasFaster) {
            if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                throw anotherWasFaster;
            }
        }
    }

    private static void unpack(String resource, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(open(resource)))) {
            unpack(tar, target);
        }
    }

    /// Nothing is written outside of `target`, neither by a name nor through a link.
    static void unpack(TarArchiveInputStream tar, Path target) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = target.resolve(entry.getName()).normalize();
            inside(target, path);
            if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(path.getParent());
                Path link = Path.of(entry.getLinkName());
                inside(target, path.resolveSibling(link).normalize());
                Files.createSymbolicLink(path, link);
            } else {
                Files.createDirectories(path.getParent());
                Files.copy(tar, path);
                boolean executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static void inside(Path target, Path path) throws IOException {
        if (!path.startsWith(target)) {
            throw new IOException("archive entry outside of the target");
        }
    }

    private static String digest(String resource) throws IOException {
        try (var in = new DigestInputStream(open(resource), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = PostgresBinaries.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("no PostgreSQL for this machine in the class path: " + resource
                    + ". Set dartwing.database.url to use an external one.");
        }
        return new BufferedInputStream(in, 1 << 16);
    }

    private static String resourceName() {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (machine) {
            case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "/postgres-linux-arm_64.txz";
            default -> "/postgres-linux-" + machine + ".txz";
        };
    }
}
