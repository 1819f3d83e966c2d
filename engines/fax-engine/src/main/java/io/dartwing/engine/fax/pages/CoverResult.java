package io.dartwing.engine.fax.pages;

/// How rendering a cover page ended.
public sealed interface CoverResult {

    /// The PDF was written.
    record Rendered() implements CoverResult {}

    /// The template is at fault; nothing was written.
    ///
    /// @param sentence what is wrong with it, for the person who wrote the template
    record Refused(String sentence) implements CoverResult {}
}
