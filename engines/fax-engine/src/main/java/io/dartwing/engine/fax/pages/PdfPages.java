package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.ConversionResult.Reason;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.jspecify.annotations.Nullable;

/// An open PDF whose pages are rendered under limits.
final class PdfPages implements Closeable {
    private static final double POINTS_PER_INCH = 72;
    private static final long MEMORY = 16L * 1024 * 1024;
    private static final long TEMPORARY_FILE = 1024L * 1024 * 1024;

    /// The paper of the document before, wiped before each page: at 15 MB each, drawing every document on a new one
    /// fills the heap faster than the pages are made.
    private static final AtomicReference<SoftReference<BufferedImage>> SPARE =
            new AtomicReference<>(new SoftReference<>(null));

    private final PDDocument document;
    private final PDFRenderer renderer;
    private final PdfGuard guard;
    private final int count;
    private @Nullable BufferedImage canvas;

    private PdfPages(PDDocument document, ConversionSettings settings, Deadline deadline, int maxPages)
            throws IOException {
        this.document = document;
        this.guard = new PdfGuard(settings, deadline);
        this.count = flatten(document, maxPages, deadline);
        this.renderer = new PDFRenderer(document) {
            @Override
            protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
                return new GuardedPageDrawer(parameters, guard);
            }
        };
        renderer.setSubsamplingAllowed(true);
    }

    /// Opens the file; of more than `maxPages` pages only so many are looked at.
    static PdfPages open(Path file, ConversionSettings settings, Deadline deadline, int maxPages) throws IOException {
        PDDocument document;
        try {
            document = Loader.loadPDF(file.toFile(), MemoryUsageSetting.setupMixed(MEMORY, TEMPORARY_FILE).streamCache);
        } catch (InvalidPasswordException e) {
            throw new Refusal(Reason.ENCRYPTED, "The PDF is locked with a password. Save it without one.");
        }
        try {
            return new PdfPages(document, settings, deadline, maxPages);
        } catch (IOException | RuntimeException | Error e) {
            document.close();
            throw e;
        }
    }

    /// Replaces the tree of pages by a plain list: trees lie about their size, and finding a page by number in
    /// them is
    /// slow.
    private static int flatten(PDDocument document, int maxPages, Deadline deadline) {
        var kids = new COSArray();
        var pages = new COSDictionary();
        for (PDPage page : document.getPages()) {
            deadline.check();
            COSDictionary own = page.getCOSObject();
            own.setItem(COSName.MEDIA_BOX, page.getMediaBox());
            own.setItem(COSName.CROP_BOX, page.getCropBox());
            own.setInt(COSName.ROTATE, page.getRotation());
            if (page.getResources() != null) {
                own.setItem(COSName.RESOURCES, page.getResources());
            }
            own.setItem(COSName.PARENT, pages);
            kids.add(own);
            if (kids.size() >= maxPages) {
                break;
            }
        }
        pages.setItem(COSName.TYPE, COSName.PAGES);
        pages.setItem(COSName.KIDS, kids);
        pages.setInt(COSName.COUNT, kids.size());
        document.getDocumentCatalog().getCOSObject().setItem(COSName.PAGES, pages);
        return kids.size();
    }

    int count() {
        return count;
    }

    PDPage page(int index) {
        return document.getPage(index);
    }

    /// Width and height as seen by the reader.
    static double[] sizeInInches(PDPage page) {
        PDRectangle box = page.getCropBox();
        double width = box.getWidth() / POINTS_PER_INCH;
        double height = box.getHeight() / POINTS_PER_INCH;
        return page.getRotation() % 180 == 0 ? new double[] {width, height} : new double[] {height, width};
    }

    /// Draws a page on white paper of the given size in pixels, `left` pixels from the left, at the given
    /// resolution.
    Grey render(int index, int width, int height, long left, double horizontalDpi, double verticalDpi)
            throws IOException {
        guard.page(page(index));
        BufferedImage image =
                canvas == null ? SPARE.getAndSet(new SoftReference<>(null)).get() : canvas;
        if (image == null || image.getWidth() != width || image.getHeight() != height) {
            image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        }
        canvas = image;
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setBackground(Color.WHITE);
            graphics.clearRect(0, 0, width, height);
            graphics.translate(left, 0);
            renderer.renderPageToGraphics(index, graphics, (float) (horizontalDpi / POINTS_PER_INCH), (float)
                    (verticalDpi / POINTS_PER_INCH));
        } finally {
            graphics.dispose();
        }
        guard.finishPage();
        int[] rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        byte[] grey = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            int colour = rgb[i];
            grey[i] = (byte) (colour << 8 == 0xFFFFFF00 ? 255 : Grey.luminance(colour));
        }
        return new Grey(width, height, grey);
    }

    @Override
    public void close() throws IOException {
        if (canvas != null) {
            SPARE.set(new SoftReference<>(canvas));
        }
        document.close();
    }
}
