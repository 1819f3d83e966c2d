package io.dartwing.bench.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Measures what the reading engine makes of faxes of authors it wasn't trained on, and prints
/// it as Markdown. The argument is the folder of the corpus' test faxes; they are judged as they
/// were read from their scans.
public final class ReadingQuality {
    private ReadingQuality() {}

    public static void main(String[] arguments) throws Exception {
        List<LabelledFax> faxes = new FaxFolder(Path.of(arguments[0])).read(Integer.MAX_VALUE);
        List<String> lines = new ArrayList<>();
        lines.addAll(head(faxes));
        lines.addAll(CategoryQuality.of(faxes));
        lines.addAll(SpamQuality.of(faxes));
        lines.forEach(System.out::println);
    }

    private static List<String> head(List<LabelledFax> faxes) {
        long families =
                faxes.stream().map(fax -> fax.truth().family()).distinct().count();
        long templates =
                faxes.stream().map(fax -> fax.truth().template()).distinct().count();
        int pages = faxes.stream().mapToInt(fax -> fax.pages().size()).sum();
        return List.of(
                "# How well faxes are understood",
                "",
                "Printed by `bench/reading-quality.sh`: %,d faxes of %,d pages, made from %,d templates of %,d families, none"
                                .formatted(faxes.size(), pages, templates, families)
                        + " of which was trained on.",
                "They were scanned as by fax machines (200 to 300 dpi, standard resolution, rotated, skewed, dirty), read by"
                        + " the reading engine, and judged by what was read.",
                "Templates are written by us, so other senders' faxes may fare worse; nothing is known of the senders.",
                "");
    }
}
