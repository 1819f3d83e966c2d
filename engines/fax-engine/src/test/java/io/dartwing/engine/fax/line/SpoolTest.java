package io.dartwing.engine.fax.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    private Path root;

    @Test
    void foldersWhoseDeletionWasCutShortGoAndCallsStay() throws IOException {
        Spool spool = new Spool(root);
        Path remains = spool.folder(Ids.next());
        Files.writeString(remains.resolve("session.jsonl"), "{}");
        Path call = spool.folder(Ids.next());
        new CallFolder(call)
                .writeCommand(new CallCommand(
                        Ids.next(), CallDirection.OUTBOUND, Ids.next(), "", Ids.next(), 0, 1, Instant.EPOCH));

        spool.removeRemains();

        assertThat(remains).doesNotExist();
        assertThat(call).exists();
    }
}
