package io.dartwing.platform.auditstream;

import io.dartwing.platform.audit.AuditEntry;
import io.dartwing.platform.audit.AuditLines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/// Appends to `audit/streams/<organisation>/<stream>.jsonl` in the data directory, for a log shipper.
/// Nobody can name another place.
final class FileSender {
    private final Path folder;

    FileSender(Path folder) {
        this.folder = folder;
    }

    Path file(UUID organization, UUID stream) {
        return folder.resolve(organization.toString()).resolve(stream + ".jsonl");
    }

    synchronized void send(AuditStream stream, List<AuditEntry> entries) throws IOException {
        Path file = file(stream.organizationId(), stream.id());
        Files.createDirectories(file.getParent());
        var lines = new StringBuilder();
        for (AuditEntry entry : entries) {
            lines.append(AuditLines.write(entry)).append('\n');
        }
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            channel.position(end);
            if (end > 0 && !endsWithLine(channel, end)) {
                lines.insert(0, '\n'); // a crash left half a line, which is sent again below
            }
            channel.write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    private static boolean endsWithLine(FileChannel channel, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, end - 1);
        return last.get(0) == '\n';
    }
}
