package io.dartwing.testkit;

import static io.dartwing.testkit.HostileDocuments.add;
import static io.dartwing.testkit.HostileDocuments.deflated;
import static io.dartwing.testkit.HostileDocuments.latin;
import static io.dartwing.testkit.HostileDocuments.noise;
import static io.dartwing.testkit.HostileDocuments.zeros;

import java.util.List;

/// PDFs that are sound in structure, and whose pages are expensive or impossible to draw.
final class HostilePdfContents {
    private static final String DRAW = "q 400 0 0 400 50 50 cm /X Do Q";

    private HostilePdfContents() {}

    static void addTo(List<HostileDocument> all) {
        bombs(all);
        images(all);
        recursion(all);
        endless(all);
        nonsense(all);
    }

    private static void bombs(List<HostileDocument> all) {
        add(
                all,
                "pdf-bomb-content",
                () -> RawPdf.onePage("").stream(4, "/Filter/FlateDecode", zeros(1L << 30))
                        .bytes());
        add(
                all,
                "pdf-bomb-content-twice-packed",
                () -> RawPdf.onePage("").stream(4, "/Filter[/FlateDecode/FlateDecode]", deflated(zeros(4L << 30)))
                        .bytes());
        add(
                all,
                "pdf-bomb-hex-then-deflate",
                () -> RawPdf.onePage("").stream(4, "/Filter[/ASCIIHexDecode/FlateDecode]", hex(zeros(1L << 28)))
                        .bytes());
        add(
                all,
                "pdf-bomb-hidden-filter-name",
                () -> RawPdf.onePage("").stream(4, "/Filter/Flate#44ecode", zeros(1L << 30))
                        .bytes());
        add(
                all,
                "pdf-hundred-filters",
                () -> RawPdf.onePage("").stream(
                                4, "/Filter[" + "/FlateDecode".repeat(100) + "]", deflated(new byte[10]))
                        .bytes());
        add(
                all,
                "pdf-bomb-run-length",
                () -> RawPdf.onePage("").stream(
                                4, "/Filter[/FlateDecode/RunLengthDecode]", deflated(repeated((byte) 129, 40_000_000)))
                        .bytes());
        add(
                all,
                "pdf-unknown-filter",
                () -> RawPdf.onePage("").stream(4, "/Filter/Made-Up", new byte[100])
                        .bytes());
    }

    private static void images(List<HostileDocument> all) {
        String size = "/Subtype/Image/BitsPerComponent 8/ColorSpace/DeviceRGB/Width 60000/Height 60000";
        add(all, "pdf-image-60000-bomb", () -> image(size + "/Filter/FlateDecode", zeros(1L << 30)));
        add(all, "pdf-image-60000-of-nothing", () -> image(size, new byte[10]));
        add(all, "pdf-image-size-overflows", () -> image(size.replace("60000", "2147483647"), new byte[10]));
        add(all, "pdf-image-negative", () -> image(size.replace("60000", "-5"), new byte[10]));
        add(
                all,
                "pdf-image-jpeg-noise",
                () -> image(size.replace("60000", "50") + "/Filter/DCTDecode", noise(5000, 2)));
        add(
                all,
                "pdf-image-jpeg2000-noise",
                () -> image(size.replace("60000", "50") + "/Filter/JPXDecode", noise(5000, 3)));
        add(
                all,
                "pdf-image-jbig2-noise",
                () -> image(size.replace("60000", "50") + "/Filter/JBIG2Decode", noise(5000, 4)));
        add(
                all,
                "pdf-image-fax-noise",
                () -> image(
                        "/Subtype/Image/BitsPerComponent 1/ColorSpace/DeviceGray/Width 1728/Height 2000/Filter/CCITTFaxDecode"
                                + "/DecodeParms<</K -1/Columns 1728>>",
                        noise(5000, 5)));
        add(
                all,
                "pdf-image-fax-columns-enormous",
                () -> image(
                        "/Subtype/Image/BitsPerComponent 1/ColorSpace/DeviceGray/Width 1728/Height 2000/Filter/CCITTFaxDecode"
                                + "/DecodeParms<</K -1/Columns 2000000000/Rows 2000000000>>",
                        noise(5000, 6)));
        add(
                all,
                "pdf-image-predictor-enormous",
                () -> image(
                        size.replace("60000", "50")
                                + "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2000000000/Colors 32>>",
                        deflated(noise(5000, 7))));
        add(
                all,
                "pdf-image-jpeg-larger-than-it-says",
                () -> image(
                        size.replace("60000", "5") + "/Filter/DCTDecode", HostilePictures.jpegOfSize(65_500, 65_500)));
        add(all, "pdf-image-masks-itself", () -> image(size.replace("60000", "5") + "/SMask 6 0 R", new byte[75]));
        add(
                all,
                "pdf-inline-image-enormous",
                () -> RawPdf.onePage("q 9 0 0 9 0 0 cm BI /W 60000 /H 60000 /BPC 8 /CS /RGB ID xxxx EI Q")
                        .bytes());
    }

    private static byte[] image(String dictionary, byte[] data) {
        return RawPdf.onePage(DRAW).stream(6, "/Type/XObject" + dictionary, data)
                .bytes();
    }

    private static void recursion(List<HostileDocument> all) {
        String form = "/Type/XObject/Subtype/Form/BBox[0 0 600 900]";
        add(
                all,
                "pdf-form-draws-itself",
                () -> RawPdf.onePage("/X Do").stream(
                                6, form + "/Resources<</XObject<</X 6 0 R>>>>", latin("/X Do /X Do"))
                        .bytes());
        add(all, "pdf-forms-billion-laughs", () -> {
            RawPdf pdf = RawPdf.onePage("/X Do");
            for (int i = 0; i < 20; i++) {
                int number = i == 0 ? 6 : 20 + i;
                pdf.stream(
                        number, form + "/Resources<</XObject<</X " + (21 + i) + " 0 R>>>>", latin("/X Do ".repeat(10)));
            }
            return pdf.stream(40, form, latin("0 0 10 10 re f")).bytes();
        });
        add(
                all,
                "pdf-pattern-paints-itself",
                () -> RawPdf.onePage("/Pattern cs /P scn 0 0 600 900 re f").stream(
                                7,
                                "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9"
                                        + "/Resources<</Pattern<</P 7 0 R>>>>",
                                latin("/Pattern cs /P scn 0 0 9 9 re f"))
                        .bytes());
        add(
                all,
                "pdf-soft-mask-of-itself",
                () -> RawPdf.onePage("/G gs 0 0 600 900 re f").object(9, "<</SMask<</S/Luminosity/G 6 0 R>>>>").stream(
                                6,
                                form + "/Group<</S/Transparency/CS/DeviceGray>>/Resources<</ExtGState<</G 9 0 R>>>>",
                                latin("/G gs 0 0 600 900 re f"))
                        .bytes());
        add(
                all,
                "pdf-glyph-draws-its-font",
                () -> RawPdf.onePage("BT /F 99 Tf 50 500 Td (aaaa) Tj ET")
                        .object(
                                5,
                                "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97"
                                        + "/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a 20 0 R>>/Resources<</Font<</F 5 0 R>>>>>>")
                        .stream(20, "", latin("9 0 d0 BT /F 1 Tf (aaaa) Tj ET"))
                        .bytes());
        add(all, "pdf-transparency-nested-deep", () -> {
            RawPdf pdf = RawPdf.onePage("/X Do");
            for (int i = 0; i < 200; i++) {
                pdf.stream(
                        i == 0 ? 6 : 20 + i,
                        form + "/Group<</S/Transparency/I true>>/Resources<</XObject<</X " + (21 + i) + " 0 R>>>>",
                        latin("/X Do"));
            }
            return pdf.bytes();
        });
    }

    private static void endless(List<HostileDocument> all) {
        add(
                all,
                "pdf-five-million-lines",
                () -> RawPdf.onePage("").stream(
                                4, "/Filter/FlateDecode", deflated(latin("0 0 m 500 500 l S\n".repeat(3_000_000))))
                        .bytes());
        add(
                all,
                "pdf-one-path-of-a-million-parts",
                () -> RawPdf.onePage("").stream(
                                4,
                                "/Filter/FlateDecode",
                                deflated(latin("0 0 m " + "500 9 l 9 500 l 77 3 l 300 800 l ".repeat(250_000) + "f*")))
                        .bytes());
        add(
                all,
                "pdf-a-million-saved-states",
                () -> RawPdf.onePage("").stream(4, "/Filter/FlateDecode", deflated(latin("q ".repeat(1_000_000))))
                        .bytes());
        add(
                all,
                "pdf-dashes-without-end",
                () -> RawPdf.onePage("[0.000001 0.000001] 0 d 0 0 m 9000 9000 l S")
                        .bytes());
        add(
                all,
                "pdf-line-to-infinity",
                () -> RawPdf.onePage("1e30 w -1e38 -1e38 m 1e38 1e38 l 5 5 1e38 1e38 re S f")
                        .bytes());
        add(
                all,
                "pdf-tiles-without-end",
                () -> RawPdf.onePage("/Pattern cs /P scn 0 0 600 900 re f").stream(
                                7,
                                "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .0001/YStep .0001/Resources<<>>",
                                latin("0 0 1 1 re f"))
                        .bytes());
        add(
                all,
                "pdf-tile-enormous",
                () -> RawPdf.onePage("/Pattern cs /P scn 0 0 600 900 re f").stream(
                                7,
                                "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9e9 9e9]/XStep 9e9/YStep 9e9"
                                        + "/Matrix[1000 0 0 1000 0 0]/Resources<<>>",
                                latin("0 0 1 1 re f"))
                        .bytes());
        add(
                all,
                "pdf-shading-by-slow-program",
                () -> RawPdf.onePage("/S sh")
                        .object(
                                8,
                                "<</ShadingType 1/ColorSpace/DeviceGray/Domain[0 1 0 1]/Matrix[600 0 0 900 0 0]/Function 20 0 R>>")
                        .stream(
                                20,
                                "/FunctionType 4/Domain[0 1 0 1]/Range[0 1]",
                                latin("{" + "dup sin exch ".repeat(3000) + "pop}"))
                        .bytes());
        add(
                all,
                "pdf-sampled-function-enormous",
                () -> RawPdf.onePage("/S sh")
                        .object(8, "<</ShadingType 1/ColorSpace/DeviceGray/Domain[0 1 0 1]/Function 20 0 R>>")
                        .stream(
                                20,
                                "/FunctionType 0/Domain[0 1 0 1]/Range[0 1]/Size[60000 60000]/BitsPerSample 32",
                                new byte[9])
                        .bytes());
        add(
                all,
                "pdf-text-enormous",
                () -> RawPdf.onePage("BT /F 1e30 Tf (Hello) Tj ET").bytes());
    }

    private static void nonsense(List<HostileDocument> all) {
        add(
                all,
                "pdf-content-noise",
                () -> RawPdf.onePage("").stream(4, "", noise(50_000, 8)).bytes());
        add(
                all,
                "pdf-operators-without-operands",
                () -> RawPdf.onePage("cm re l c Tf Tj TJ Do sh scn gs d BI ID EI q Q Q Q ET ET")
                        .bytes());
        add(
                all,
                "pdf-operands-of-wrong-kind",
                () -> RawPdf.onePage("(a) /b <<>> [] cm (x) w /y re [1] Tf <</A 1>> Do null gs")
                        .bytes());
        add(
                all,
                "pdf-font-file-noise",
                () -> RawPdf.onePage("BT /F 20 Tf 50 500 Td (abc) Tj ET")
                        .object(5, "<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor 20 0 R>>")
                        .object(20, "<</Type/FontDescriptor/FontName/X/Flags 4/FontFile2 21 0 R>>")
                        .stream(21, "", noise(20_000, 9))
                        .bytes());
        add(
                all,
                "pdf-colour-space-of-itself",
                () -> RawPdf.onePage("/C cs 1 sc 0 0 99 99 re f")
                        .object(3, RawPdf.page("").replace("/Font<<", "/ColorSpace<</C 20 0 R>>/Font<<"))
                        .object(20, "[/Indexed 20 0 R 255 (abc)]")
                        .bytes());
    }

    private static byte[] hex(byte[] data) {
        return latin(java.util.HexFormat.of().formatHex(data) + ">");
    }

    private static byte[] repeated(byte value, int count) {
        byte[] bytes = new byte[count];
        java.util.Arrays.fill(bytes, value);
        return bytes;
    }
}
