package io.dartwing.engine.reading.category;

/// What learning from corrections gave.
///
/// Both figures are over the same corrections, all of them: `before` by the old model, `after`
/// by models that learned from the other corrections only, each correction being left out once.
/// They say what the next documents like these can expect; that nothing else got worse isn't
/// measured, but the examples of the shipped categories are learned again together with the
/// corrections.
///
/// @param categories the new model, learned from all corrections
/// @param documents corrections that were learned from
public record Retraining(Categories categories, int documents, Figures before, Figures after) {

    /// How a model did on corrections it didn't know.
    ///
    /// @param accuracy share of right guesses, 0..1
    /// @param sure share of guesses that weren't unsure, 0..1
    /// @param sureAndWrong share of guesses that weren't unsure, and wrong, 0..1: documents
    ///     routed wrongly
    public record Figures(double accuracy, double sure, double sureAndWrong) {}

    /// Whether the new model is to be preferred: more right guesses and not more documents
    /// routed wrongly, or as many right guesses and fewer routed wrongly.
    public boolean better() {
        boolean safe = after.sureAndWrong() <= before.sureAndWrong();
        return after.accuracy() > before.accuracy()
                ? safe
                : after.accuracy() == before.accuracy() && after.sureAndWrong() < before.sureAndWrong();
    }
}
