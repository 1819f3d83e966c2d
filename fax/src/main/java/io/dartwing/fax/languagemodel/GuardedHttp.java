package io.dartwing.fax.languagemodel;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.dartwing.platform.net.GuardedPost;
import io.dartwing.platform.net.PostResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// Lets LangChain4j ask over our guarded connections, within a time of ours.
final class GuardedHttp implements HttpClientBuilder, HttpClient {
    private static final int MOST = 64 * 1024;

    private final GuardedPost post;
    private final Duration within;

    GuardedHttp(GuardedPost post, Duration within) {
        this.post = post;
        this.within = within;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        Map<String, String> headers = request.headers().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("Content-Type"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().getFirst()));
        PostResult result = post.post(
                request.url(),
                request.body().getBytes(StandardCharsets.UTF_8),
                "application/json",
                headers,
                within,
                MOST);
        return switch (result) {
            case PostResult.Answered answer
            when answer.accepted() ->
                SuccessfulHttpResponse.builder()
                        .statusCode(answer.status())
                        .headers(Map.of())
                        .body(answer.body())
                        .build();
            // Its words may repeat the question.
            case PostResult.Answered answer -> throw new HttpException(answer.status(), "");
            case PostResult.Failed(String reason) -> throw new TimeoutException(reason);
        };
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("language models are not listened to word by word");
    }

    @Override
    public Duration connectTimeout() {
        return within;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration ignored) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return within;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration ignored) {
        return this;
    }

    @Override
    public HttpClient build() {
        return this;
    }
}
