package io.dartwing.fax.cover;

import io.dartwing.fax.cover.CoverDesign.Block;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// A design as a template of the engine (`CoverPage`). Pure. Designs were checked; everything in
/// them is put in as text all the same.
final class CoverMarkup {
    private static final String HEAD = """
            <html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Fax</title><style>
            @page { size: 210mm 277mm; margin: 0; }
            body { margin: 0; color: #000; font-family: 'Fax Sans', 'Fax Sans More', 'Fax Sans Asia'; }
            div { position: absolute; overflow: hidden; line-height: 1.25; white-space: pre-wrap; word-wrap: break-word; }
            </style></head><body>
            """;
    private static final String THIN = "0.4mm";

    private CoverMarkup() {}

    static String of(CoverDesign design) {
        var html = new StringBuilder(HEAD);
        for (Block block : Objects.requireNonNullElse(design.blocks(), List.<Block>of())) {
            html.append(element(Objects.requireNonNull(block))).append('\n');
        }
        return html.append("</body></html>").toString();
    }

    private static String element(Block block) {
        String condition = Optional.ofNullable(block.shownWith())
                .filter(name -> !name.isEmpty())
                .map(name -> " data-if=\"" + escaped(name) + "\"")
                .orElse("");
        return "<div" + condition + " style=\"" + style(block) + "\">" + content(block) + "</div>";
    }

    private static String style(Block block) {
        String place = "left: %smm; top: %smm; width: %smm; height: %smm;"
                .formatted(number(block.x()), number(block.y()), number(block.w()), number(block.h()));
        return switch (String.valueOf(block.kind())) {
            case "line" -> place + " background: #000;";
            case "box" -> place + " border: " + THIN + " solid #000;";
            case "text" -> place + " font-size: " + size(block) + "pt; text-align: " + align(block) + ";";
            default -> place;
        };
    }

    private static String content(Block block) {
        return switch (String.valueOf(block.kind())) {
            case "text" -> escaped(Objects.requireNonNullElse(block.text(), ""));
            case "logo" ->
                "<img alt=\"\" style=\"max-width: %smm; max-height: %smm;\" src=\"data:image/%s;base64,%s\"/>"
                        .formatted(
                                number(block.w()),
                                number(block.h()),
                                CoverImages.format(block.image()),
                                escaped(Objects.requireNonNullElse(block.image(), "")));
            default -> "";
        };
    }

    private static int size(Block block) {
        Integer size = block.size();
        return size == null ? 11 : size;
    }

    private static String align(Block block) {
        return switch (String.valueOf(block.align())) {
            case "center" -> "center";
            case "right" -> "right";
            default -> "left";
        };
    }

    private static String number(@org.jspecify.annotations.Nullable Double value) {
        return String.format(Locale.ROOT, "%.2f", value == null ? 0 : value);
    }

    /// What XML has no place for goes.
    private static String escaped(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\t' -> out.appendCodePoint(point);
                default -> {
                    if (point >= 0x20 && !(point >= 0xD800 && point <= 0xDFFF) && point < 0xFFFE || point > 0xFFFF) {
                        out.appendCodePoint(point);
                    }
                }
            }
        });
        return out.toString();
    }
}
