package io.dartwing.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Writes PDF objects exactly as told, sound or not.
final class RawPdf {
    private final Map<Integer, byte[]> objects = new TreeMap<>();
    private String trailer = "";

    /// A document of one A4 page (object 3) with the text stream in object 4.
    static RawPdf onePage(String content) {
        return new RawPdf()
                        .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                        .object(3, page(""))
                        .object(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
                        .stream(4, "", content.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String page(String more) {
        return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
                + "/XObject<</X 6 0 R>>/Pattern<</P 7 0 R>>/Shading<</S 8 0 R>>/ExtGState<</G 9 0 R>>>>" + more + ">>";
    }

    RawPdf object(int number, String body) {
        objects.put(number, body.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    RawPdf stream(int number, String dictionary, byte[] data) {
        byte[] head =
                ("<<" + dictionary + "/Length " + data.length + ">>\nstream\n").getBytes(StandardCharsets.ISO_8859_1);
        objects.put(number, HostileDocuments.join(head, data, HostileDocuments.latin("\nendstream")));
        return this;
    }

    RawPdf trailer(String more) {
        trailer = more;
        return this;
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(HostileDocuments.latin("%PDF-1.7\n"));
        int size = objects.keySet().stream().max(Integer::compare).orElse(0) + 1;
        int[] offsets = new int[size];
        objects.forEach((number, body) -> {
            offsets[number] = out.size();
            out.writeBytes(HostileDocuments.latin(number + " 0 obj\n"));
            out.writeBytes(body);
            out.writeBytes(HostileDocuments.latin("\nendobj\n"));
        });
        int table = out.size();
        var xref = new StringBuilder("xref\n0 " + size + "\n");
        for (int i = 0; i < size; i++) {
            xref.append(String.format(
                    Locale.ROOT,
                    "%010d %05d %s \n",
                    offsets[i],
                    offsets[i] == 0 ? 65535 : 0,
                    offsets[i] == 0 ? "f" : "n"));
        }
        out.writeBytes(HostileDocuments.latin(
                xref + "trailer\n<</Size " + size + "/Root 1 0 R" + trailer + ">>\nstartxref\n" + table + "\n%%EOF\n"));
        return out.toByteArray();
    }
}
