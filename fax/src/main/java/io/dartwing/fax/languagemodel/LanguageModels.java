package io.dartwing.fax.languagemodel;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.dartwing.fax.languagemodel.LanguageModel.Sends;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.net.GuardedPost;
import io.dartwing.platform.privacy.PhiGate;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks the language model that the current actor's organisation enabled.
@Component
public class LanguageModels {
    private static final Logger LOG = LoggerFactory.getLogger(LanguageModels.class);
    private static final String TYPE = "language_model";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int AT_ONCE = 8;

    /// @param asTyped whether it may get people's own words at this moment
    public record Enabled(UUID id, String name, boolean asTyped) {}

    /// What came of asking.
    public sealed interface Reply {
        record Said(String text) implements Reply {}

        /// @param reason a part of a sentence, without anything of the question or the answer
        record Failed(String reason) implements Reply {}
    }

    private final EntityManager entities;
    private final RecordService records;
    private final RecordType<LanguageModel> type;
    private final GuardedPost post;
    private final PhiGate gate;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    LanguageModels(
            EntityManager entities,
            RecordService records,
            RecordType<LanguageModel> type,
            GuardedPost post,
            PhiGate gate,
            Audit audit,
            TransactionTemplate transaction) {
        this.entities = entities;
        this.records = records;
        this.type = type;
        this.post = post;
        this.gate = gate;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// The one to ask; empty while the organisation has none.
    public Optional<Enabled> enabled() {
        return transaction.execute(status -> entities.createQuery(
                        "from LanguageModel where enabled and deletedAt is null order by lower(name)",
                        LanguageModel.class)
                .setMaxResults(1)
                .getResultStream()
                .map(model -> new Enabled(
                        model.id(), model.name(), model.sends() == Sends.AS_TYPED && gate.mayGetPhi(model.agreement())))
                .findFirst());
    }

    /// Takes at most a quarter of a minute; no transaction is open meanwhile.
    public Reply ask(UUID id, String instructions, String question) {
        Optional<LanguageModel> found = find(id);
        if (found.isEmpty()) {
            return new Reply.Failed("it is not set up any more");
        }
        LanguageModel model = found.get();
        if (!turns.tryAcquire()) {
            return new Reply.Failed("too many questions are on their way");
        }
        try {
            transaction.executeWithoutResult(
                    status -> audit.record("language_model.asked", TYPE, model.id(), Map.of("name", model.name())));
            return said(model, chat(model), instructions, question);
        } finally {
            turns.release();
        }
    }

    private static Reply said(LanguageModel model, OpenAiChatModel chat, String instructions, String question) {
        try {
            String said = chat.chat(SystemMessage.from(instructions), UserMessage.from(question))
                    .aiMessage()
                    .text();
            return said == null || said.isBlank() ? new Reply.Failed("it said nothing") : new Reply.Said(said);
        } catch (AuthenticationException refused) {
            return failed(model, "it refused the key");
        } catch (ModelNotFoundException unknown) {
            return failed(model, "it knows no such model or address");
        } catch (RateLimitException tooMuch) {
            return failed(model, "it takes no more questions for now");
        } catch (InternalServerException broken) {
            return failed(model, "it is in trouble");
        } catch (TimeoutException late) {
            return failed(model, String.valueOf(late.getMessage()));
        } catch (RuntimeException other) {
            // Of answers that it can't read LangChain4j throws nothing more exact.
            return failed(model, "its answer was not understood");
        }
    }

    private static Reply failed(LanguageModel model, String reason) {
        LOG.warn("language model {}: {}", model.id(), reason);
        return new Reply.Failed(reason);
    }

    Optional<LanguageModel> find(UUID id) {
        return transaction.execute(status ->
                Optional.ofNullable(entities.find(LanguageModel.class, id)).filter(model -> !model.deleted()));
    }

    private OpenAiChatModel chat(LanguageModel model) {
        return OpenAiChatModel.builder()
                .baseUrl(model.endpoint())
                .apiKey(records.secret(type, model, "api_key").orElse("none"))
                .modelName(model.model())
                .maxRetries(0)
                .httpClientBuilder(new GuardedHttp(post, PATIENCE))
                .build();
    }
}
