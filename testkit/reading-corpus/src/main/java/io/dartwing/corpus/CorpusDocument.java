package io.dartwing.corpus;

import java.awt.image.BufferedImage;
import java.util.List;

/// A made-up fax and the truth about it.
///
/// @param id unique within the corpus of a seed, safe as a file name
/// @param template `category/name` of what it was made from
/// @param category one of [Template#CATEGORIES]
/// @param junk whether nobody asked for it
/// @param phi whether it holds health information about an identified person
/// @param pages rendered when asked for and not kept, 1 bit a pixel; safe for use by several threads
/// @param scans how each page was sent: resolution, rotation and damage
/// @param pageTexts the true text of each page, line by line, without the fax machine's own top line
/// @param labels every labelled value where it stands, in reading order
public record CorpusDocument(
        String id,
        String template,
        String family,
        String category,
        boolean junk,
        boolean phi,
        List<BufferedImage> pages,
        List<Scan> scans,
        List<String> pageTexts,
        List<Label> labels) {
    /// The true text of all pages.
    public String text() {
        return String.join("\n", pageTexts);
    }
}
