package io.dartwing.engine.reading.category;

import java.util.List;

/// What a document probably is.
///
/// @param category the most probable category's name; `other` if nothing was read
/// @param probability calibrated: of the guesses with 0.8, about eight in ten are right; 0 if
///     nothing was read
/// @param unsure whether a person should look: the probability is below the threshold
/// @param top the three most probable categories, best first; empty if nothing was read
/// @param because words and phrases of the document that spoke for the category, strongest
///     first; they are content
public record CategoryGuess(
        String category, double probability, boolean unsure, List<Ranked> top, List<String> because) {

    public CategoryGuess {
        top = List.copyOf(top);
        because = List.copyOf(because);
    }

    /// One of the most probable categories.
    public record Ranked(String category, double probability) {}

    static CategoryGuess nothingRead() {
        return new CategoryGuess(Category.OTHER.code(), 0, true, List.of(), List.of());
    }

    @Override
    public String toString() {
        return "CategoryGuess[%s, %.2f%s]".formatted(category, probability, unsure ? ", unsure" : "");
    }
}
