package io.dartwing.fax.search;

import io.dartwing.fax.languagemodel.LanguageModels;
import io.dartwing.fax.languagemodel.LanguageModels.Enabled;
import io.dartwing.fax.languagemodel.LanguageModels.Reply;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.settings.CommonSettings;
import io.dartwing.platform.settings.OrganizationSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Has the organisation's language model say what a question means to the search. What it says is read by the same
/// rules as what people type; whenever that fails, the meaning by our own grammar stands.
@Component
class ModelQuestion {
    /// @param by the name of the language model; null when the grammar understood it
    /// @param trouble why the model did not
    record UnderstoodQuestion(
            String q,
            List<String> ignored,
            @Nullable String by,
            @Nullable String trouble) {}

    private static final String INSTRUCTIONS = """
            You turn a question about faxes into one line of a search language. Answer with JSON and nothing else:
            {"q": "the line", "ignored": ["what the language cannot express"]}

            The language: words, all of which have to be found; "a phrase"; beginning*; AND, OR, NOT and parentheses;
            from: and to: (name or number of sender or recipient); subject:; text: (of the pages);
            category: (%s); status: (%s);
            direction:inbound or direction:outbound; after:YYYY-MM-DD (that day and later) and before:YYYY-MM-DD (until
            the day before); and what stands on the pages: %s.
            Several values of category: or status: are joined with commas: category:invoice,contract.
            Write no word that only makes the question a sentence.

            [1], [2] and so on stand for words that you may not see, often names. Put each of them unchanged where it
            belongs, behind a field if the question says which, such as from:[1] or patient:[2].

            Today is %s, a %s.
            """;

    private final LanguageModels models;
    private final OrganizationSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    ModelQuestion(LanguageModels models, OrganizationSettings settings, JsonMapper json, Clock clock) {
        this.models = models;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /// The name of the model that can be asked.
    Optional<String> name() {
        return models.enabled().map(Enabled::name);
    }

    /// Needs to be outside a transaction: it may take a quarter of a minute.
    ///
    /// @param meant what the grammar makes of it
    /// @param categories that the search knows
    UnderstoodQuestion understand(String text, Question.Meant meant, List<String> categories) {
        Optional<Enabled> enabled = models.enabled();
        if (enabled.isEmpty()) {
            return byGrammar(meant, "no language model is set up");
        }
        Enabled model = enabled.get();
        ZoneId zone = settings.get(CommonSettings.TIME_ZONE);
        LocalDate today = LocalDate.now(clock.withZone(zone));
        HiddenWords hidden = HiddenWords.in(text);
        Reply reply = models.ask(model.id(), instructions(today, categories), model.asTyped() ? text : hidden.shown());
        return switch (reply) {
            case Reply.Failed(String reason) -> byGrammar(meant, reason);
            case Reply.Said(String said) ->
                understood(said, model, hidden, today, zone)
                        .orElseGet(() -> byGrammar(meant, "its answer was not understood"));
        };
    }

    private static UnderstoodQuestion byGrammar(Question.Meant meant, String trouble) {
        return new UnderstoodQuestion(meant.q(), meant.ignored(), null, trouble);
    }

    private static String instructions(LocalDate today, List<String> categories) {
        return INSTRUCTIONS.formatted(
                String.join(", ", categories),
                String.join(", ", Question.states()),
                String.join(", ", FoundKeys.fields()),
                today,
                today.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    private Optional<UnderstoodQuestion> understood(
            String said, Enabled model, HiddenWords hidden, LocalDate today, ZoneId zone) {
        int from = said.indexOf('{');
        int to = said.lastIndexOf('}');
        if (from < 0 || to < from) {
            return Optional.empty();
        }
        try {
            JsonNode answer = json.readTree(said.substring(from, to + 1));
            String raw = answer.path("q").asString("").strip();
            String q = model.asTyped() ? raw : hidden.restored(raw, today).strip();
            if (q.isEmpty()) {
                return Optional.empty();
            }
            SearchText.understand(q, zone);
            var ignored = new ArrayList<String>();
            answer.path("ignored")
                    .valueStream()
                    .map(word -> word.asString(""))
                    .map(word -> model.asTyped() ? word : hidden.restored(word, today))
                    .filter(word -> !word.isBlank() && word.length() <= 100)
                    .limit(10)
                    .forEach(ignored::add);
            if (!model.asTyped()) {
                hidden.missing(raw + ignored).stream()
                        .filter(word -> !ignored.contains(word))
                        .forEach(ignored::add);
            }
            return Optional.of(new UnderstoodQuestion(q, ignored, model.name(), null));
        } catch (JacksonException | ProblemException notOurs) {
            return Optional.empty();
        }
    }
}
