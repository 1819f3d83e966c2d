package io.dartwing.fax.api;

import io.dartwing.fax.document.Judgement;
import io.dartwing.fax.reading.CategoryCorrections.CategoryCorrection;
import io.dartwing.fax.reading.Findings;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was found in a fax, as one reader sees it.
///
/// @param revealed whether values that identify a person are shown
/// @param spam null when it was not judged, because its sender is known
/// @param entities in reading order
/// @param identifiers what identifies a person, masked, also what no entity names
/// @param forms the forms among its pages; what stands in their fields is masked until it is
///     revealed
record FindingsView(
        UUID faxId,
        boolean revealed,
        FoundCategory category,
        @Nullable FoundSpam spam,
        FoundPhi phi,
        List<FoundEntity> entities,
        List<Findings.FoundIdentifier> identifiers,
        List<FormView> forms) {
    /// @param category in force
    /// @param confidence 0 to 1 of the model; null when a person said so
    /// @param guess what the model took it for
    /// @param top the model's three most probable ones
    /// @param because words of the document that spoke for the guess; none for readers who may
    ///     not read its text
    record FoundCategory(
            @Nullable String category,
            @Nullable Float confidence,
            boolean unsure,
            @Nullable CategoryCorrection correction,
            String guess,
            List<Findings.RankedCategory> top,
            List<String> because) {}

    /// @param score 0 to 100
    record FoundSpam(int score, boolean flagged, List<Findings.SpamReason> reasons) {}

    /// @param confidence 0.5 to 1
    record FoundPhi(boolean containsPhi, double confidence, List<String> reasons) {}

    /// @param value as the page has it; masked or, for readers who may not read the text, null
    /// @param normalized null while masked
    /// @param masked whether `value` is masked
    /// @param page from 1
    /// @param box in fractions of the page as it was received, from its upper left corner
    /// @param confidence 0 to 1
    record FoundEntity(
            String type,
            @Nullable String value,
            @Nullable String normalized,
            boolean masked,
            int page,
            Findings.PageBox box,
            double confidence) {}

    /// Pure.
    ///
    /// @param word what the fax's row says, corrections included
    /// @param text whether the reader may read the text of the fax
    /// @param reveal whether it asks for values that identify a person
    static FindingsView of(
            UUID fax,
            Judgement word,
            Findings found,
            Optional<CategoryCorrection> correction,
            boolean text,
            boolean reveal) {
        return new FindingsView(
                fax,
                text && reveal,
                new FoundCategory(
                        word.category(),
                        word.categoryConfidence(),
                        word.categoryUnsure(),
                        correction.orElse(null),
                        found.guess().category(),
                        found.guess().top(),
                        text ? found.guess().because() : List.of()),
                spam(found.spam(), word),
                new FoundPhi(
                        found.phi().containsPhi(),
                        found.phi().confidence(),
                        found.phi().reasons()),
                found.entities().stream()
                        .map(entity -> entity(entity, text, reveal))
                        .toList(),
                text ? found.identifiers() : List.of(),
                found.known().stream()
                        .map(form -> FormView.of(form, text && reveal))
                        .toList());
    }

    private static @Nullable FoundSpam spam(Findings.@Nullable Spam spam, Judgement word) {
        return spam == null ? null : new FoundSpam(spam.score(), word.spamFlagged(), spam.reasons());
    }

    private static FoundEntity entity(Findings.Found found, boolean text, boolean reveal) {
        boolean plain = text && (reveal || found.masked() == null);
        return new FoundEntity(
                found.type(),
                plain ? found.value() : text ? found.masked() : null,
                plain ? found.normalized() : null,
                !plain,
                found.page(),
                found.box(),
                found.confidence());
    }
}
