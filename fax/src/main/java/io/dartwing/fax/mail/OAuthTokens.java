package io.dartwing.fax.mail;

import io.dartwing.fax.mail.MailboxStates.Tokens;
import io.dartwing.platform.net.GuardedPost;
import io.dartwing.platform.net.PostResult;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Access tokens of mailboxes that are signed in to with OAuth 2.0 (RFC 6749 §6), kept until they end.
@Component
class OAuthTokens {
    private static final Duration WITHIN = Duration.ofSeconds(15);
    private static final Duration EARLY = Duration.ofMinutes(2);
    private static final Duration USUAL_LIFE = Duration.ofMinutes(5);
    private static final int MOST_BYTES = 64 * 1024;

    private final MailboxStates states;
    private final RecordService records;
    private final RecordType<FaxMailbox> type;
    private final GuardedPost posts;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OAuthTokens(
            MailboxStates states,
            RecordService records,
            RecordType<FaxMailbox> type,
            GuardedPost posts,
            JsonMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        this.states = states;
        this.records = records;
        this.type = type;
        this.posts = posts;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// One that is usable now. No transaction is open.
    String access(FaxMailbox box) throws MailTrouble {
        Tokens kept = transaction.execute(status -> states.find(box.id())).tokens();
        if (kept != null && clock.instant().isBefore(kept.usableUntil())) {
            return kept.accessToken();
        }
        Tokens fresh = ask(box, kept == null ? null : kept.refreshToken());
        transaction.executeWithoutResult(status -> states.keep(box.id(), fresh));
        return fresh.accessToken();
    }

    /// The mail server did not take the token: the next one is asked for anew.
    void refused(FaxMailbox box) {
        transaction.executeWithoutResult(status -> {
            Tokens kept = states.find(box.id()).tokens();
            if (kept != null) {
                states.keep(box.id(), new Tokens(kept.accessToken(), Instant.EPOCH, kept.refreshToken()));
            }
        });
    }

    private Tokens ask(FaxMailbox box, @Nullable String refreshToken) throws MailTrouble {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", Objects.requireNonNullElse(box.clientId(), ""));
        if (box.hasClientSecret()) {
            form.put("client_secret", secret(box, "client_secret"));
        }
        form.put("refresh_token", refreshToken == null ? secret(box, "refresh_token") : refreshToken);
        PostResult result = posts.post(
                Objects.requireNonNullElse(box.tokenUrl(), ""),
                form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))
                        .getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded",
                Map.of("Accept", "application/json"),
                WITHIN,
                MOST_BYTES);
        return switch (result) {
            case PostResult.Failed(String reason) -> throw new MailTrouble("the sign-in service: " + reason);
            case PostResult.Answered answer
            when !answer.accepted() ->
                throw new MailTrouble("the sign-in service answered " + answer.status()
                        + ": the refresh token, the client or its secret is not valid any more");
            case PostResult.Answered answer -> tokens(answer.body(), refreshToken);
        };
    }

    private Tokens tokens(String body, @Nullable String refreshToken) throws MailTrouble {
        JsonNode answer;
        try {
            answer = json.readTree(body);
        } catch (JacksonException noJson) {
            throw new MailTrouble("the sign-in service answered with something else than a token");
        }
        String access = answer.path("access_token").asString("");
        if (access.isBlank()) {
            throw new MailTrouble("the sign-in service answered with something else than a token");
        }
        String next = answer.path("refresh_token").asString("");
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(USUAL_LIFE.toSeconds()));
        return new Tokens(access, clock.instant().plus(life).minus(EARLY), next.isBlank() ? refreshToken : next);
    }

    private String secret(FaxMailbox box, String field) {
        return records.secret(type, box, field).orElse("");
    }
}
