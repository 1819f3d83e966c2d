package io.dartwing.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The simplest documents: made for what arrives, counted in what is sent.
public final class Paper {
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page(?![a-zA-Z])");

    private Paper() {}

    /// A PDF with one line of text on each page.
    public static byte[] pdf(String text, int pages) {
        String line = text.replaceAll("[^ -~]", "?")
                .replace("\\", "\\\\")
                .replace("(", "\\(")
                .replace(")", "\\)");
        var objects = new ArrayList<String>();
        var kids = new StringBuilder();
        for (int page = 0; page < pages; page++) {
            kids.append(4 + 2 * page).append(" 0 R ");
        }
        objects.add("<< /Type /Catalog /Pages 2 0 R >>");
        objects.add("<< /Type /Pages /Kids [" + kids + "] /Count " + pages + " >>");
        objects.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        for (int page = 0; page < pages; page++) {
            String content = "BT /F1 14 Tf 72 720 Td (" + line + " - page " + (page + 1) + ") Tj ET";
            objects.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
                    + " /Contents " + (5 + 2 * page) + " 0 R >>");
            objects.add("<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream");
        }
        return written(objects);
    }

    private static byte[] written(List<String> objects) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(latin("%PDF-1.4\n"));
        var table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(out.size()));
            out.writeBytes(latin((i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n"));
        }
        int start = out.size();
        out.writeBytes(latin("xref\n0 " + (objects.size() + 1) + "\n" + table + "trailer\n<< /Size "
                + (objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n"));
        return out.toByteArray();
    }

    public static boolean isPdf(byte[] document) {
        return new String(document, 0, Math.min(document.length, 1024), StandardCharsets.ISO_8859_1).contains("%PDF-");
    }

    /// How many pages it seems to have; at least 1.
    public static int pages(byte[] pdf) {
        return (int) Math.max(
                1,
                PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                        .results()
                        .count());
    }

    /// A GIF of one white dot, for pictures in messages.
    public static byte[] picture() {
        return java.util.HexFormat.of()
                .parseHex("47494638396101000100800000ffffff00000021f90400000000002c00000000010001000002024401003b");
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
