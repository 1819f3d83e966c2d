package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.pages.ConversionResult;
import io.dartwing.fax.document.Pages;
import io.dartwing.fax.document.WorkFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the pages of a fax: the cover in front when there is one, then the files.
final class Preparation {
    private Preparation() {}

    /// @param cover what the cover page says; empty for none
    /// @param design of the cover page; empty for the usual one
    static ConversionResult pages(
            List<Path> files,
            Map<String, String> cover,
            Optional<String> design,
            int expectedPages,
            String resolution,
            ZonedDateTime now,
            WorkFolders.Folder folder,
            Path tiff,
            Duration within)
            throws IOException, InterruptedException {
        var sources = new ArrayList<Path>();
        if (!cover.isEmpty()) {
            Path page = folder.file("cover.pdf");
            Covers.render(cover, design, expectedPages, now, page);
            sources.add(page);
        }
        sources.addAll(files);
        ConversionResult result = Pages.convert(sources, resolution, tiff, within);
        if (!cover.isEmpty() && result instanceof ConversionResult.Refused(var reason, int source, var sentence)) {
            return new ConversionResult.Refused(reason, Math.max(0, source - 1), sentence);
        }
        return result;
    }
}
