package io.dartwing.fax.document;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/// What a received fax was found to be, as far as lists and rules look at it. Unknown values are
/// null: nothing was read yet, or judging it failed.
///
/// @param category one of `io.dartwing.engine.reading.category.Category` in small letters, or one
///     of the organisation's own
/// @param categoryConfidence 0 to 1; null when a person said so
/// @param categoryUnsure whether a person should look
/// @param categoryCorrected whether the category is a person's word
/// @param spamScore 0 to 100: of the faxes with 70, about seven in ten are junk
/// @param spamFlagged whether the score reached the organisation's lower bound when the fax came, or it came in a
///     flood
/// @param junk a person's word on a held fax: rejected as junk, or let through
@Embeddable
public record Judgement(
        @Nullable String category,
        @Nullable Float categoryConfidence,
        boolean categoryUnsure,
        boolean categoryCorrected,
        @Nullable Integer spamScore,
        boolean spamFlagged,
        @Nullable Boolean containsPhi,
        @Nullable Boolean junk) {
    public static final Judgement NONE = new Judgement(null, null, false, false, null, false, null, null);

    public Judgement withCategory(
            @Nullable String code, @Nullable Float confidence, boolean unsure, boolean corrected) {
        return new Judgement(code, confidence, unsure, corrected, spamScore, spamFlagged, containsPhi, junk);
    }

    public Judgement withJunk(@Nullable Boolean word) {
        return new Judgement(
                category,
                categoryConfidence,
                categoryUnsure,
                categoryCorrected,
                spamScore,
                spamFlagged,
                containsPhi,
                word);
    }
}
