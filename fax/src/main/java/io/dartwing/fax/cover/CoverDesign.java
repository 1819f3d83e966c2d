package io.dartwing.fax.cover;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where what stands on a cover page. Millimetres from the page's upper left corner.
record CoverDesign(@Nullable List<@Nullable Block> blocks) {
    static final double WIDTH = 210;
    static final double HEIGHT = 277;
    static final CoverDesign EMPTY = new CoverDesign(List.of());

    /// @param kind `text`, `logo`, `line` or `box`
    /// @param text with fields in braces, `Re: {{subject}}`
    /// @param size of the text, in points
    /// @param align `left`, `center` or `right`
    /// @param shownWith the name of a field: without a value, the block is left out
    /// @param image PNG or JPEG as Base64
    record Block(
            @Nullable String kind,
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Double w,
            @Nullable Double h,
            @Nullable String text,
            @Nullable Integer size,
            @Nullable String align,
            @Nullable String shownWith,
            @Nullable String image) {}
}
