package io.dartwing.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Pages like those that clinics fax, with the words that stand on them.
final class BenchFaxes {
    static final int WIDTH = 1728;
    private static final double INCHES_WIDE = WIDTH / 204.0;
    private static final double INCHES_HIGH = 11;

    private static final List<String> LETTER = List.of(
            "Riverside Family Practice, 14 Harbour Street, Portland, Oregon 97204",
            "Telephone (503) 555-0142 Facsimile (503) 555-0143",
            "",
            "November 20, 2026",
            "Cardiology Department, Saint Vincent Hospital",
            "Subject: Referral for echocardiogram and consultation",
            "",
            "Dear Doctor Whitfield,",
            "",
            "Thank you for seeing this patient, who has complained of shortness of breath on climbing stairs for",
            "the past three months. There is no history of chest pain, but both ankles have been swollen since",
            "September. The electrocardiogram of last week shows a regular rhythm with a rate of 84 beats per",
            "minute. Blood pressure was 152 over 94 on the left arm and 148 over 90 on the right arm.",
            "",
            "Current medication: lisinopril 20 mg once daily, furosemide 40 mg in the morning, aspirin 81 mg.",
            "Known allergies: penicillin (rash in childhood), shellfish. The patient stopped smoking in 2011.",
            "",
            "Laboratory results of November 13: sodium 139, potassium 4.2, creatinine 1.1, hemoglobin 13.4.",
            "Please find the complete report on the following pages, together with the chest radiograph.",
            "",
            "I would be grateful for an appointment within the next two weeks. The patient can be reached by",
            "telephone in the afternoon and would prefer a date before the holidays. Please send your findings",
            "by fax to the number above; our office will confirm the receipt on the same day.",
            "",
            "With kind regards,",
            "Margaret Ellison, family physician");

    private static final List<String> SHEET = List.of(
            "FACSIMILE",
            "",
            "To: Medical Records",
            "From: Lakeside Pharmacy",
            "Pages: 3 including this cover",
            "",
            "URGENT  Please reply today");

    private static final String[][] FORM = {
        {"Patient name", "Hartmann, Josephine", "Date of birth", "03/14/1957"},
        {"Member number", "XKJ884920173", "Group number", "0078412"},
        {"Insurance plan", "Northwest Preferred Choice", "Effective", "01/01/2026"},
        {"Requesting provider", "Samuel Okafor, MD", "NPI", "1467530123"},
        {"Procedure", "Magnetic resonance imaging, lumbar spine", "Code", "72148"},
        {"Diagnosis", "Lumbar radiculopathy", "Code", "M54.16"},
        {"Treatment tried", "Physical therapy, six weeks", "Outcome", "No improvement"},
        {"Medication", "Naproxen 500 mg twice daily", "Since", "09/02/2026"},
        {"Facility", "Evergreen Imaging Center", "Telephone", "(360) 555-0187"},
        {"Urgency", "Standard review", "Signature", "On file"}
    };

    private static final String[][] LAB = {
        {"TEST", "RESULT", "UNITS", "REFERENCE", "FLAG"},
        {"GLUCOSE", "118", "MG/DL", "65-99", "HIGH"},
        {"SODIUM", "139", "MMOL/L", "135-146", ""},
        {"POTASSIUM", "4.2", "MMOL/L", "3.5-5.3", ""},
        {"CHLORIDE", "104", "MMOL/L", "98-110", ""},
        {"CREATININE", "1.31", "MG/DL", "0.60-1.26", "HIGH"},
        {"CALCIUM", "9.4", "MG/DL", "8.6-10.3", ""},
        {"ALBUMIN", "4.1", "G/DL", "3.6-5.1", ""},
        {"BILIRUBIN, TOTAL", "0.7", "MG/DL", "0.2-1.2", ""},
        {"ALKALINE PHOSPHATASE", "71", "U/L", "35-144", ""},
        {"HEMOGLOBIN", "13.4", "G/DL", "13.2-17.1", ""},
        {"HEMATOCRIT", "40.2", "PERCENT", "38.5-50.0", ""},
        {"PLATELET COUNT", "256", "THOUSAND/UL", "140-400", ""},
        {"CHOLESTEROL, TOTAL", "214", "MG/DL", "UNDER 200", "HIGH"}
    };

    /// The kinds of pages.
    enum Kind {
        LETTER,
        SMALL_PRINT,
        FORM,
        LAB_REPORT,
        COVER_SHEET
    }

    /// A page as it is received, and its words.
    record Sheet(BufferedImage image, List<String> words) {}

    private final Graphics2D canvas;
    private final List<String> words = new ArrayList<>();
    private double y = 26;

    private BenchFaxes(Graphics2D canvas) {
        this.canvas = canvas;
    }

    static Sheet sheet(Kind kind, FaxCondition condition) {
        int height = (int) Math.round(INCHES_HIGH * condition.rowsPerInch());
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, WIDTH, height);
        canvas.setColor(Color.BLACK);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        canvas.transform(paper(condition));
        BenchFaxes fax = new BenchFaxes(canvas);
        fax.draw(kind);
        canvas.dispose();
        return new Sheet(condition.received(image, kind.ordinal() * 31L + 7), fax.words);
    }

    /// From printers' points on the upright paper to pixels of the page as it lay on the glass.
    private static AffineTransform paper(FaxCondition condition) {
        boolean sideways = condition.rotation() % 180 != 0;
        AffineTransform toPixels = new AffineTransform();
        toPixels.scale(204 / 72.0, condition.rowsPerInch() / 72.0);
        toPixels.translate(36 * INCHES_WIDE, 36 * INCHES_HIGH);
        toPixels.rotate(-Math.toRadians(condition.rotation() + condition.skew()));
        double wide = sideways ? INCHES_HIGH : INCHES_WIDE;
        double high = sideways ? INCHES_WIDE : INCHES_HIGH;
        toPixels.translate(-36 * wide, -36 * high);
        if (sideways) {
            // A page that is fed sideways is as long as the paper is wide.
            toPixels.scale(0.8, 0.8);
        }
        return toPixels;
    }

    private void draw(Kind kind) {
        text(Font.SANS_SERIF, 7.5, 30, "11/20/2026 09:14  FROM: RIVERSIDE PRACTICE  +15035550143  PAGE 001/003");
        y = 60;
        switch (kind) {
            case LETTER -> lines(Font.SERIF, 11, LETTER);
            case SMALL_PRINT -> lines(Font.SANS_SERIF, 8, LETTER);
            case COVER_SHEET -> lines(Font.SANS_SERIF, 22, SHEET);
            case FORM -> form();
            case LAB_REPORT -> report();
        }
    }

    private void lines(String font, double points, List<String> lines) {
        for (String line : lines) {
            if (!line.isEmpty()) {
                text(font, points, 54, line);
            }
            y += points * (line.isEmpty() ? 0.7 : 1.4);
        }
    }

    private void form() {
        y += 10;
        text(Font.SANS_SERIF, 14, 54, "Prior Authorization Request");
        y += 14;
        double top = y;
        double[] edges = {54, 160, 390, 470, 575};
        for (String[] row : FORM) {
            canvas.setStroke(new BasicStroke(0.8f));
            canvas.draw(new Line2D.Double(edges[0], y, edges[4], y));
            y += 16;
            for (int i = 0; i < row.length; i++) {
                text(i % 2 == 0 ? Font.SANS_SERIF : Font.SERIF, i % 2 == 0 ? 8.5 : 10, edges[i] + 4, row[i]);
            }
            y += 7;
        }
        canvas.draw(new Line2D.Double(edges[0], y, edges[4], y));
        for (double edge : edges) {
            canvas.draw(new Line2D.Double(edge, top, edge, y));
        }
    }

    private void report() {
        text(Font.MONOSPACED, 12, 54, "PACIFIC REFERENCE LABORATORY");
        y += 24;
        text(Font.MONOSPACED, 9, 54, "PATIENT: ABERNATHY, WALTER   COLLECTED: 11/12/2026   FASTING: YES");
        y += 24;
        double[] columns = {54, 210, 290, 380, 480};
        for (String[] row : LAB) {
            for (int i = 0; i < row.length; i++) {
                text(Font.MONOSPACED, 9, columns[i], row[i]);
            }
            y += 13;
        }
    }

    private void text(String font, double points, double x, String line) {
        canvas.setFont(new Font(font, Font.PLAIN, 1).deriveFont((float) points));
        canvas.fill(canvas.getFont()
                .createGlyphVector(canvas.getFontRenderContext(), line)
                .getOutline((float) x, (float) y));
        words.addAll(List.of(line.strip().split("\\s+")));
    }
}
