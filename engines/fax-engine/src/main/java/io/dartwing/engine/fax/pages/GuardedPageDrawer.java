package io.dartwing.engine.fax.pages;

import java.awt.geom.PathIterator;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/// Draws a page, watches the clock at every operator, and never leaves out what it can't draw.
final class GuardedPageDrawer extends PageDrawer {
    /// Shorter dashes can't be seen at fax resolution, but a line of a page's length would have millions of
    /// them.
    private static final float SHORTEST_DASH = 0.05f;

    private static final Set<String> PICTURE_OPERATORS = Set.of("Do", "BI", "sh");
    private static final int DEEPEST_STACK = 1000;
    /// Each group and soft mask within another holds a picture of the page; real documents nest a few.
    private static final int DEEPEST_GROUP = 10;

    private static final double TALLEST_PAGE = 2000;
    /// Rows, in points, that the edges of one path may cross: some thousand edges over the whole page.
    private static final double TALLEST_PATH = 8_000_000;

    private static final double TALLEST_CLIP = 400_000;

    private final PdfGuard guard;
    private int groups;

    GuardedPageDrawer(PageDrawerParameters parameters, PdfGuard guard) throws IOException {
        super(parameters);
        this.guard = guard;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        guard.deadline().check();
        if (getGraphicsStackSize() > DEEPEST_STACK) {
            throw PdfGuard.tooComplex();
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTransparencyGroup(PDTransparencyGroup group) throws IOException {
        if (groups == DEEPEST_GROUP) {
            throw PdfGuard.tooComplex();
        }
        groups++;
        try {
            super.processTransparencyGroup(group);
        } finally {
            groups--;
        }
    }

    @Override
    public void fillPath(int windingRule) throws IOException {
        checkPath(TALLEST_PATH);
        super.fillPath(windingRule);
    }

    @Override
    public void strokePath() throws IOException {
        checkPath(TALLEST_PATH);
        super.strokePath();
    }

    @Override
    public void fillAndStrokePath(int windingRule) throws IOException {
        checkPath(TALLEST_PATH);
        super.fillAndStrokePath(windingRule);
    }

    @Override
    public void clip(int windingRule) {
        checkPath(TALLEST_CLIP);
        super.clip(windingRule);
    }

    /// Java's rasteriser can't be interrupted, and its work grows with the rows that a path's edges cross. So
    /// the rows
    /// are added up first. Intersecting clips is dearer still.
    private void checkPath(double most) {
        double rows = 0;
        double[] to = new double[6];
        double y = 0;
        for (PathIterator at = getLinePath().getPathIterator(null); !at.isDone(); at.next()) {
            double next = switch (at.currentSegment(to)) {
                case PathIterator.SEG_MOVETO -> y = to[1];
                case PathIterator.SEG_LINETO -> to[1];
                case PathIterator.SEG_QUADTO -> to[3];
                case PathIterator.SEG_CUBICTO -> to[5];
                default -> y;
            };
            rows += 1 + Math.min(Math.abs(next - y), TALLEST_PAGE);
            y = next;
        }
        if (rows > most) {
            throw PdfGuard.tooComplex();
        }
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
        guard.image(image.getWidth(), image.getHeight());
        super.drawImage(image);
    }

    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException e) throws IOException {
        if (e instanceof MissingImageReaderException || e.getCause() instanceof MissingImageReaderException) {
            guard.unsupportedImage();
        }
        // PDFBox would log it and go on without the picture.
        if (PICTURE_OPERATORS.contains(operator.getName())) {
            throw new DamagedDocumentException("A picture of the PDF can't be read.", e);
        }
        super.operatorException(operator, operands, e);
    }

    @Override
    public void setLineDashPattern(COSArray pattern, int phase) {
        float scale = (float) Math.sqrt(Math.abs(getGraphicsState()
                .getCurrentTransformationMatrix()
                .createAffineTransform()
                .getDeterminant()));
        float length = 0;
        for (int i = 0; i < pattern.size(); i++) {
            length += pattern.getObject(i) instanceof COSNumber number ? Math.abs(number.floatValue()) : 0;
        }
        boolean dashes = pattern.size() > 0 && length * scale / pattern.size() > SHORTEST_DASH;
        super.setLineDashPattern(dashes ? pattern : new COSArray(), phase);
    }
}
