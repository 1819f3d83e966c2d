package io.dartwing.testkit;

import static io.dartwing.testkit.HostileDocuments.add;
import static io.dartwing.testkit.HostileDocuments.deflated;
import static io.dartwing.testkit.HostileDocuments.join;
import static io.dartwing.testkit.HostileDocuments.latin;
import static io.dartwing.testkit.HostileDocuments.zeros;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/// PDFs with a broken or lying structure.
final class HostilePdfs {
    private static final String TEXT = "BT /F 24 Tf 72 700 Td (Hello) Tj ET";

    private HostilePdfs() {}

    static void addTo(List<HostileDocument> all) {
        HostileDocuments.addDamaged(all, "pdf", () -> RawPdf.onePage(TEXT).bytes(), 9, 12);
        structure(all);
        pageTree(all);
        boxes(all);
        packed(all);
        strange(all);
    }

    private static void structure(List<HostileDocument> all) {
        add(all, "pdf-header-only", () -> latin("%PDF-1.7\n"));
        add(all, "pdf-no-table", () -> latin("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"));
        add(
                all,
                "pdf-table-far-away",
                () -> latin(text(TEXT).replaceFirst("startxref\n\\d+", "startxref\n99999999999")));
        add(all, "pdf-table-negative", () -> latin(text(TEXT).replaceFirst("startxref\n\\d+", "startxref\n-7")));
        add(
                all,
                "pdf-table-circle",
                () -> RawPdf.onePage(TEXT).trailer("/Prev 9").bytes());
        add(all, "pdf-table-points-to-itself", () -> {
            String pdf = text(TEXT);
            int table = pdf.lastIndexOf("xref\n0 ");
            return latin(pdf.replace("/Root 1 0 R", "/Root 1 0 R/Prev " + table));
        });
        add(all, "pdf-size-enormous", () -> latin(text(TEXT).replaceFirst("/Size \\d+", "/Size 2147483647")));
        add(all, "pdf-rows-enormous", () -> latin(text(TEXT).replaceFirst("xref\n0 \\d+", "xref\n0 2147483647")));
        add(all, "pdf-no-root", () -> latin(text(TEXT).replace("/Root 1 0 R", "")));
        add(
                all,
                "pdf-root-is-a-number",
                () -> RawPdf.onePage(TEXT).object(1, "42").bytes());
        add(
                all,
                "pdf-root-is-itself",
                () -> RawPdf.onePage(TEXT).object(1, "1 0 R").bytes());
        add(
                all,
                "pdf-references-in-a-circle",
                () -> RawPdf.onePage(TEXT)
                        .object(3, "20 0 R")
                        .object(20, "21 0 R")
                        .object(21, "20 0 R")
                        .bytes());
        add(
                all,
                "pdf-arrays-in-arrays",
                () -> RawPdf.onePage(TEXT)
                        .object(3, "[".repeat(200_000) + "]".repeat(200_000))
                        .bytes());
        add(
                all,
                "pdf-dictionaries-in-dictionaries",
                () -> RawPdf.onePage(TEXT)
                        .object(3, "<</A ".repeat(100_000) + ">>".repeat(100_000))
                        .bytes());
        add(
                all,
                "pdf-endless-string",
                () -> RawPdf.onePage(TEXT).object(3, "(" + "(".repeat(500_000)).bytes());
        add(
                all,
                "pdf-endless-name",
                () -> RawPdf.onePage(TEXT)
                        .object(3, "/" + "N".repeat(3_000_000))
                        .bytes());
        add(
                all,
                "pdf-numbers-enormous",
                () -> RawPdf.onePage(TEXT)
                        .object(3, RawPdf.page("/Rotate " + "9".repeat(10_000)))
                        .bytes());
        add(all, "pdf-length-lies-high", () -> latin(text(TEXT).replaceFirst("/Length \\d+", "/Length 2000000000")));
        add(all, "pdf-length-negative", () -> latin(text(TEXT).replaceFirst("/Length \\d+", "/Length -5")));
        add(all, "pdf-length-is-itself", () -> latin(text(TEXT).replaceFirst("/Length \\d+", "/Length 4 0 R")));
        add(all, "pdf-a-hundred-thousand-objects", () -> {
            RawPdf pdf = RawPdf.onePage(TEXT);
            for (int i = 20; i < 100_000; i++) {
                pdf.object(i, "null");
            }
            return pdf.bytes();
        });
    }

    private static void pageTree(List<HostileDocument> all) {
        add(
                all,
                "pdf-no-pages",
                () -> RawPdf.onePage(TEXT)
                        .object(2, "<</Type/Pages/Kids[]/Count 0>>")
                        .bytes());
        add(
                all,
                "pdf-kids-contain-parent",
                () -> RawPdf.onePage(TEXT)
                        .object(2, "<</Type/Pages/Kids[2 0 R]/Count 1>>")
                        .bytes());
        add(
                all,
                "pdf-kids-in-a-circle",
                () -> RawPdf.onePage(TEXT)
                        .object(2, "<</Type/Pages/Kids[20 0 R]/Count 1>>")
                        .object(20, "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1/Parent 2 0 R>>")
                        .bytes());
        add(
                all,
                "pdf-count-lies-high",
                () -> RawPdf.onePage(TEXT)
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>")
                        .bytes());
        add(
                all,
                "pdf-count-negative",
                () -> RawPdf.onePage(TEXT)
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count -1>>")
                        .bytes());
        add(
                all,
                "pdf-kids-missing",
                () -> RawPdf.onePage(TEXT).object(2, "<</Type/Pages/Count 5>>").bytes());
        add(
                all,
                "pdf-kids-null",
                () -> RawPdf.onePage(TEXT)
                        .object(2, "<</Type/Pages/Kids[null 99 0 R 4 0 R]/Count 3>>")
                        .bytes());
        add(
                all,
                "pdf-parent-in-a-circle",
                () -> RawPdf.onePage(TEXT)
                        .object(2, "<</Type/Pages/Parent 3 0 R/Kids[3 0 R]/Count 1>>")
                        .object(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>")
                        .bytes());
        add(
                all,
                "pdf-one-page-ten-thousand-times",
                () -> RawPdf.onePage(TEXT)
                        .object(2, "<</Type/Pages/Kids[" + "3 0 R ".repeat(10_000) + "]/Count 10000>>")
                        .bytes());
        add(all, "pdf-ten-thousand-pages", () -> {
            RawPdf pdf = RawPdf.onePage(TEXT);
            var kids = new StringBuilder();
            for (int i = 20; i < 10_020; i++) {
                pdf.object(i, RawPdf.page(""));
                kids.append(i).append(" 0 R ");
            }
            return pdf.object(2, "<</Type/Pages/Kids[" + kids + "]/Count 10000>>")
                    .bytes();
        });
        add(all, "pdf-page-tree-five-thousand-deep", () -> {
            RawPdf pdf = RawPdf.onePage(TEXT).object(2, "<</Type/Pages/Kids[20 0 R]/Count 1>>");
            for (int i = 20; i < 5020; i++) {
                pdf.object(
                        i,
                        "<</Type/Pages/Count 1/Parent " + (i == 20 ? 2 : i - 1) + " 0 R/Kids[" + (i == 5019 ? 3 : i + 1)
                                + " 0 R]>>");
            }
            return pdf.bytes();
        });
    }

    private static void boxes(List<HostileDocument> all) {
        String[][] boxes = {
            {"ten-kilometres", "[0 0 28346456 28346456]"},
            {"thin", "[0 0 1 28346456]"},
            {"empty", "[0 0 0 0]"},
            {"negative", "[500 500 -500 -500]"},
            {"not-numbers", "[/A (b) null true]"},
            {"too-short", "[0 0]"},
            {"infinite", "[0 0 1e38 1e38]"},
            {"far-off", "[1e30 1e30 1.1e30 1.1e30]"}
        };
        for (String[] box : boxes) {
            add(
                    all,
                    "pdf-box-" + box[0],
                    () -> RawPdf.onePage(TEXT)
                            .object(3, RawPdf.page("").replaceFirst("\\[[^]]*]", box[1]))
                            .bytes());
        }
        add(
                all,
                "pdf-box-missing",
                () -> RawPdf.onePage(TEXT)
                        .object(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>")
                        .bytes());
        add(
                all,
                "pdf-rotated-by-45",
                () -> RawPdf.onePage(TEXT).object(3, RawPdf.page("/Rotate 45")).bytes());
        add(
                all,
                "pdf-user-unit-enormous",
                () -> RawPdf.onePage(TEXT)
                        .object(3, RawPdf.page("/UserUnit 1000000000"))
                        .bytes());
    }

    private static void packed(List<HostileDocument> all) {
        add(
                all,
                "pdf-bomb-object-stream",
                () -> latinTable(RawPdf.onePage(TEXT).stream(
                        10, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", zeros(1L << 30))));
        add(all, "pdf-bomb-cross-reference-stream", () -> {
            byte[] head = latin("%PDF-1.7\n");
            byte[] bomb = zeros(1L << 30);
            return join(
                    head,
                    latin("1 0 obj\n<</Type/XRef/W[1 8 8]/Index[0 63161283]/Size 63161283/Root 2 0 R"
                            + "/Filter/FlateDecode/Length " + bomb.length + ">>\nstream\n"),
                    bomb,
                    latin("\nendstream\nendobj\nstartxref\n9\n%%EOF\n"));
        });
        add(
                all,
                "pdf-object-stream-extends-itself",
                () -> RawPdf.onePage(TEXT).stream(
                                10,
                                "/Type/ObjStm/N 1/First 5/Extends 10 0 R/Filter/FlateDecode",
                                deflated(latin("3 0  10 0 R")))
                        .bytes());
    }

    private static byte[] latinTable(RawPdf pdf) {
        return pdf.object(3, RawPdf.page("/Annots 10 0 R")).bytes();
    }

    private static void strange(List<HostileDocument> all) {
        add(all, "pdf-locked", () -> locked("secret"));
        add(
                all,
                "pdf-encryption-nonsense",
                () -> RawPdf.onePage(TEXT)
                        .trailer("/Encrypt<</Filter/Standard/V 5/R 6/Length 2147483647/O(x)/U(y)/P -1>>/ID[(a)(b)]")
                        .bytes());
        add(
                all,
                "pdf-encryption-of-another-kind",
                () -> RawPdf.onePage(TEXT)
                        .trailer("/Encrypt<</Filter/Made.Up/V 4>>")
                        .bytes());
        add(
                all,
                "pdf-starts-as-png",
                () -> join(latin("\u0089PNG\r\n\u001a\n"), RawPdf.onePage(TEXT).bytes()));
        add(
                all,
                "pdf-starts-as-jpeg",
                () -> join(latin("\u00ff\u00d8\u00ff"), RawPdf.onePage(TEXT).bytes()));
        add(all, "pdf-and-zip", () -> join(RawPdf.onePage(TEXT).bytes(), latin("PK\3\4" + "\0".repeat(200))));
        add(
                all,
                "pdf-behind-junk",
                () -> join(new byte[1000], RawPdf.onePage(TEXT).bytes()));
        add(
                all,
                "pdf-twice",
                () -> join(RawPdf.onePage(TEXT).bytes(), RawPdf.onePage(TEXT).bytes()));
        add(
                all,
                "pdf-with-script-and-launch",
                () -> RawPdf.onePage(TEXT)
                        .object(
                                1,
                                "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while(1){})>>"
                                        + "/AA<</WC<</S/Launch/F(/bin/sh)>>>>>>")
                        .bytes());
    }

    private static byte[] locked(String password) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            document.save(out);
        }
        return out.toByteArray();
    }

    private static String text(String content) {
        return new String(RawPdf.onePage(content).bytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
