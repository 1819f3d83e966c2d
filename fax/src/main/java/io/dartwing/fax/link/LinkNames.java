package io.dartwing.fax.link;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Names under which documents are handed out.
final class LinkNames {
    private static final String XML = "application/vnd.openxmlformats-officedocument.";
    private static final String OPEN = "application/vnd.oasis.opendocument.";
    private static final Map<String, List<String>> ENDINGS = Map.ofEntries(
            Map.entry("application/pdf", List.of("pdf")),
            Map.entry("image/tiff", List.of("tif", "tiff")),
            Map.entry("image/png", List.of("png")),
            Map.entry("image/jpeg", List.of("jpg", "jpeg")),
            Map.entry("application/rtf", List.of("rtf")),
            Map.entry("application/msword", List.of("doc")),
            Map.entry("application/vnd.ms-excel", List.of("xls")),
            Map.entry("application/vnd.ms-powerpoint", List.of("ppt")),
            Map.entry(XML + "wordprocessingml.document", List.of("docx")),
            Map.entry(XML + "spreadsheetml.sheet", List.of("xlsx")),
            Map.entry(XML + "presentationml.presentation", List.of("pptx")),
            Map.entry(OPEN + "text", List.of("odt")),
            Map.entry(OPEN + "spreadsheet", List.of("ods")),
            Map.entry(OPEN + "presentation", List.of("odp")));

    private LinkNames() {}

    /// The name, with the ending of what the document is if it has another one: what is a PDF
    /// must not be taken for a program, whatever its sender called it.
    static String withEnding(String name, String contentType) {
        List<String> right = ENDINGS.getOrDefault(contentType, List.of("bin"));
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.contains(".") && right.contains(ending) ? name : name + "." + right.getFirst();
    }
}
