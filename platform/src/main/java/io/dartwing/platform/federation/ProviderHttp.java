package io.dartwing.platform.federation;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import io.dartwing.platform.net.FetchResult;
import io.dartwing.platform.net.GuardedFetch;
import io.dartwing.platform.net.GuardedPost;
import io.dartwing.platform.net.PostResult;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Talks with providers, whose addresses organisations name: by https, to public addresses only, unless the operator
/// trusts the host.
final class ProviderHttp implements ResourceRetriever, AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int LARGEST = 512 * 1024;

    private final GuardedFetch fetch;
    private final GuardedPost post;

    ProviderHttp(GuardedFetch fetch, GuardedPost post) {
        this.fetch = fetch;
        this.post = post;
    }

    /// What is wrong with the address itself; empty when it may be tried.
    Optional<String> fault(String url) {
        return fetch.fault(url);
    }

    @Override
    public void close() throws IOException {
        fetch.close();
    }

    /// @throws IOException when it can't be had, with a reason that holds no address
    String get(String url) throws IOException {
        Path file = Files.createTempFile("dartwing-provider", ".json");
        try {
            return switch (fetch.fetch(url, file, LARGEST, WITHIN)) {
                case FetchResult.Fetched(long size) -> Files.readString(file, StandardCharsets.UTF_8);
                case FetchResult.Refused(String reason) -> throw new IOException(reason);
            };
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        return new Resource(get(url.toString()), "application/json");
    }

    record Answer(int status, String body) {}

    Answer post(String url, String form, Map<String, String> headers) throws IOException {
        return switch (post.post(
                url,
                form.getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded",
                headers,
                WITHIN,
                LARGEST)) {
            case PostResult.Answered(int status, String body) -> new Answer(status, body);
            case PostResult.Failed(String reason) -> throw new IOException(reason);
        };
    }
}
