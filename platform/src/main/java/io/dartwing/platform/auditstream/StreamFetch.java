package io.dartwing.platform.auditstream;

import io.dartwing.platform.net.GuardedFetch;
import java.io.IOException;

/// Posts for streams, with trusted hosts of their own: a SIEM inside must not open the inside to other fetches.
record StreamFetch(GuardedFetch posts) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        posts.close();
    }
}
