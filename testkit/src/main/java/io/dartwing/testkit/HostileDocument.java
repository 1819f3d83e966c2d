package io.dartwing.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A document that means harm, or came to harm.
///
/// @param name  unique, usable as a file name
/// @param bytes makes the content anew each time; some are tens of megabytes
public record HostileDocument(String name, Content bytes) {

    /// Makes content.
    @FunctionalInterface
    public interface Content {
        byte[] get() throws IOException;
    }

    public Path writeTo(Path directory) throws IOException {
        return Files.write(directory.resolve(name), bytes.get());
    }
}
