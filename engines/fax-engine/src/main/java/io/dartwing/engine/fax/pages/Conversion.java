package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.codec.Bitmap;
import io.dartwing.engine.fax.pages.codec.TiffWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// One conversion under way: what was spent of the limits, and the pages made so far.
final class Conversion {
    private final ConversionSettings settings;
    private final Deadline deadline;
    private final TiffWriter target;
    private final List<PageInfo> pages = new ArrayList<>();
    private long pixels;

    Conversion(ConversionSettings settings, Deadline deadline, TiffWriter target) {
        this.settings = settings;
        this.deadline = deadline;
        this.target = target;
    }

    ConversionSettings settings() {
        return settings;
    }

    Deadline deadline() {
        return deadline;
    }

    List<PageInfo> pages() {
        return pages;
    }

    /// Refuses the document when it has more pages than are left.
    void expectPages(int count) {
        if (count > settings.maxPages() - pages.size()) {
            throw new Refusal(
                    ConversionResult.Reason.TOO_MANY_PAGES,
                    "The fax has more than " + settings.maxPages() + " pages. Send it in parts.");
        }
    }

    /// To be asked before memory is taken for an image of this size.
    void expectPixels(long width, long height) {
        if (width < 1 || height < 1) {
            throw new Refusal(ConversionResult.Reason.DAMAGED, "The document holds an image without size.");
        }
        if (width > settings.maxPixelsPerPage() / height) {
            throw new Refusal(
                    ConversionResult.Reason.BOMB,
                    "The document holds an image of " + width + " by " + height + " pixels, more than is accepted.");
        }
        pixels += width * height;
        if (pixels > settings.maxPixelsTotal()) {
            throw new Refusal(
                    ConversionResult.Reason.BOMB, "The images of the document have more pixels than are accepted.");
        }
    }

    void add(Bitmap page, double horizontalDpi, double verticalDpi) throws IOException {
        deadline.check();
        expectPages(1);
        target.add(page, horizontalDpi, verticalDpi);
        pages.add(new PageInfo(page.width(), page.height(), horizontalDpi, verticalDpi));
    }

    /// Turns a finished grey page into black and white and adds it.
    void add(Grey page) throws IOException {
        deadline.check();
        add(
                Halftone.of(page),
                settings.resolution().horizontalDpi(),
                settings.resolution().verticalDpi());
    }
}
