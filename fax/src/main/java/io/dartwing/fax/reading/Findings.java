package io.dartwing.fax.reading;

import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.category.CategoryGuess;
import io.dartwing.engine.reading.document.DocumentKnowledge;
import io.dartwing.engine.reading.entity.Entity;
import io.dartwing.engine.reading.form.Form;
import io.dartwing.engine.reading.phi.PhiSpan;
import io.dartwing.engine.reading.spam.SpamScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Everything that was found in a received fax. Content of its pages: sealed wherever it is kept,
/// and in no log.
///
/// @param guess what the model took it for, whatever people said later
/// @param spam null when it was not judged, because its sender is known
/// @param entities what the pages name, in reading order
/// @param identifiers what identifies a person, in reading order, each masked
/// @param forms the forms among its pages; none where nobody looked for them
public record Findings(
        Guess guess,
        @Nullable Spam spam,
        Phi phi,
        List<Found> entities,
        List<FoundIdentifier> identifiers,
        @Nullable List<FoundForm> forms) {
    private static final int LIKE_JUNK = 95;
    private static final int LIKE_WANTED = 25;

    public Findings {
        entities = List.copyOf(entities);
        identifiers = List.copyOf(identifiers);
        forms = forms == null ? List.of() : List.copyOf(forms);
    }

    /// @param confidence 0 to 1, calibrated
    /// @param unsure whether a person should look
    /// @param top the three most probable categories, best first
    /// @param because words of the document that spoke for the category, strongest first
    public record Guess(
            String category, double confidence, boolean unsure, List<RankedCategory> top, List<String> because) {}

    /// @param confidence 0 to 1
    public record RankedCategory(String category, double confidence) {}

    /// @param score 0 to 100
    /// @param reasons strongest first, without content of the fax
    public record Spam(int score, List<SpamReason> reasons) {}

    public record SpamReason(String sentence, boolean speaksForJunk) {}

    /// @param confidence of the verdict, 0.5 to 1
    /// @param reasons without content of the fax
    public record Phi(boolean containsPhi, double confidence, List<String> reasons) {}

    /// A rectangle on the page as it was received, in fractions of the page; the origin is the
    /// upper left corner.
    public record PageBox(double x, double y, double w, double h) {}

    /// @param type of `io.dartwing.engine.reading.entity.EntityType`
    /// @param value as the page has it
    /// @param normalized in the one form of its type
    /// @param masked what is shown of a value that identifies a person; null for one that doesn't
    /// @param page from 1
    /// @param confidence 0 to 1
    public record Found(
            String type,
            String value,
            String normalized,
            @Nullable String masked,
            int page,
            PageBox box,
            double confidence) {}

    /// @param type of `io.dartwing.engine.reading.phi.PhiType`
    /// @param preview the value with nearly all of it masked
    public record FoundIdentifier(String type, int page, PageBox box, String preview, double confidence) {}

    /// @param form the name of its template
    /// @param score how well the pages fit it, 0 to 1
    /// @param page the number of its first page, from 1
    public record FoundForm(String form, String title, double score, int page, List<FoundField> fields) {
        public FoundForm {
            fields = List.copyOf(fields);
        }

        static FoundForm of(Form form) {
            return new FoundForm(
                    form.name(),
                    form.title(),
                    form.score(),
                    form.page(),
                    form.fields().stream()
                            .map(field -> new FoundField(
                                    field.name(),
                                    field.label(),
                                    field.type().name().toLowerCase(Locale.ROOT),
                                    field.value(),
                                    field.normalized(),
                                    field.page(),
                                    place(field.box()),
                                    field.confidence()))
                            .toList());
        }
    }

    /// @param type of `io.dartwing.engine.reading.form.FieldType`, in small letters
    /// @param value as the page has it; empty where nothing was filled in
    /// @param normalized in the one form of its type
    public record FoundField(
            String name,
            String label,
            String type,
            String value,
            String normalized,
            int page,
            PageBox box,
            double confidence) {}

    /// The forms among its pages.
    public List<FoundForm> known() {
        return forms == null ? List.of() : forms;
    }

    /// Without what stands at places that are gone.
    Findings without(BiPredicate<Integer, PageBox> gone) {
        var wordless = new Guess(guess.category(), guess.confidence(), guess.unsure(), guess.top(), List.of());
        return new Findings(
                wordless,
                spam,
                phi,
                entities.stream()
                        .filter(entity -> !gone.test(entity.page(), entity.box()))
                        .toList(),
                identifiers.stream()
                        .filter(found -> !gone.test(found.page(), found.box()))
                        .toList(),
                known().stream()
                        .map(form -> new FoundForm(
                                form.form(),
                                form.title(),
                                form.score(),
                                form.page(),
                                form.fields().stream()
                                        .filter(field -> !gone.test(field.page(), field.box()))
                                        .toList()))
                        .toList());
    }

    /// With what people decided about faxes that say nearly the same: rejected ones make it junk, released ones keep it
    /// from being held; where they disagree, the score stays.
    Findings decided(AlikeFaxes.Decided alike) {
        if (spam == null || alike.rejected() > 0 == alike.released() > 0) {
            return this;
        }
        boolean junk = alike.rejected() > 0;
        int count = junk ? alike.rejected() : alike.released();
        String sentence =
                (count == 1 ? "A fax that says nearly the same was " : count + " faxes that say nearly the same were ")
                        + (junk ? "rejected as junk." : "let through.");
        var reasons = new ArrayList<SpamReason>();
        reasons.add(new SpamReason(sentence, junk));
        reasons.addAll(spam.reasons());
        int score = junk ? Math.max(spam.score(), LIKE_JUNK) : Math.min(spam.score(), LIKE_WANTED);
        return new Findings(guess, new Spam(score, reasons), phi, entities, identifiers, forms);
    }

    /// With one more thing that speaks for junk, before the others; the score stays what the model
    /// says.
    Findings suspicious(String sentence) {
        if (spam == null) {
            return this;
        }
        var reasons = new ArrayList<SpamReason>();
        reasons.add(new SpamReason(sentence, true));
        reasons.addAll(spam.reasons());
        return new Findings(guess, new Spam(spam.score(), reasons), phi, entities, identifiers, forms);
    }

    Findings withoutSpam() {
        return new Findings(guess, null, phi, entities, identifiers, forms);
    }

    /// Names nothing: what was found never reaches a log by accident.
    @Override
    public String toString() {
        return "Findings";
    }

    static Findings of(DocumentKnowledge knowledge, List<Form> forms) {
        List<PhiSpan> spans = knowledge.phi().spans();
        return new Findings(
                guess(knowledge.category()),
                spam(knowledge.spam()),
                new Phi(
                        knowledge.phi().containsPhi(),
                        knowledge.phi().confidence(),
                        knowledge.phi().reasons()),
                knowledge.entities().stream()
                        .map(entity -> found(entity, spans))
                        .toList(),
                spans.stream()
                        .map(span -> new FoundIdentifier(
                                span.type().name(), span.page(), place(span.box()), span.preview(), span.confidence()))
                        .toList(),
                forms.stream().map(FoundForm::of).toList());
    }

    private static Guess guess(CategoryGuess guess) {
        return new Guess(
                guess.category(),
                guess.probability(),
                guess.unsure(),
                guess.top().stream()
                        .map(ranked -> new RankedCategory(ranked.category(), ranked.probability()))
                        .toList(),
                guess.because());
    }

    private static Spam spam(SpamScore spam) {
        return new Spam(
                spam.score(),
                spam.reasons().stream()
                        .map(reason -> new SpamReason(reason.sentence(), reason.speaksForJunk()))
                        .toList());
    }

    /// What identifies a person is masked as its place on the page is.
    private static Found found(Entity entity, List<PhiSpan> spans) {
        Optional<String> masked = spans.stream()
                .filter(span -> span.page() == entity.page() && span.box().equals(entity.box()))
                .map(PhiSpan::preview)
                .findFirst();
        return new Found(
                entity.type().name(),
                entity.value(),
                entity.normalized(),
                masked.orElse(null),
                entity.page(),
                place(entity.box()),
                entity.confidence());
    }

    private static PageBox place(Box box) {
        return new PageBox(box.x(), box.y(), box.width(), box.height());
    }
}
