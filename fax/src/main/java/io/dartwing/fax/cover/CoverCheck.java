package io.dartwing.fax.cover;

import io.dartwing.fax.cover.CoverDesign.Block;
import io.dartwing.platform.records.Violations;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a design may be: on the page, of bounded size, with fields that there are. Pure.
final class CoverCheck {
    static final List<String> FIELDS = List.of(
            "sender_name",
            "sender_company",
            "sender_phone",
            "sender_fax",
            "recipient_name",
            "recipient_company",
            "recipient_fax",
            "date",
            "time",
            "page_count",
            "subject",
            "message",
            "confidentiality_notice");
    private static final List<String> KINDS = List.of("text", "logo", "line", "box");
    private static final List<String> SIDES = List.of("left", "center", "right");
    private static final Pattern FIELD = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final int MOST_BLOCKS = 60;
    private static final int MOST_LOGOS = 2;
    private static final int LONGEST = 2_000;
    private static final int SMALLEST_TEXT = 6;
    private static final int LARGEST_TEXT = 96;
    private static final String DESIGN = "design";

    private final Violations violations;

    private CoverCheck(Violations violations) {
        this.violations = violations;
    }

    static void check(CoverDesign design, Violations violations) {
        List<@Nullable Block> blocks = design.blocks();
        if (blocks == null || blocks.size() > MOST_BLOCKS) {
            violations.add(DESIGN, "no list of blocks", "at most " + MOST_BLOCKS + " blocks");
            return;
        }
        var check = new CoverCheck(violations);
        for (int at = 0; at < blocks.size(); at++) {
            Block block = blocks.get(at);
            if (block == null) {
                check.add(at, "", "missing", "a block");
            } else {
                check.one(at, block);
            }
        }
        if (blocks.stream()
                        .filter(block -> block != null && "logo".equals(block.kind()))
                        .count()
                > MOST_LOGOS) {
            violations.add(DESIGN, "too many logos", "at most " + MOST_LOGOS);
        }
    }

    private void one(int at, Block block) {
        String kind = block.kind();
        if (kind == null || !KINDS.contains(kind)) {
            add(at, ".kind", "unknown", String.join(", ", KINDS));
            return;
        }
        if (!fits(block.x(), block.w(), CoverDesign.WIDTH) || !fits(block.y(), block.h(), CoverDesign.HEIGHT)) {
            add(
                    at,
                    "",
                    "not on the page",
                    "within " + (int) CoverDesign.WIDTH + " × " + (int) CoverDesign.HEIGHT + " mm");
        }
        String condition = block.shownWith();
        if (condition != null && !condition.isEmpty() && !FIELDS.contains(condition)) {
            add(at, ".shown_with", "unknown", "one of the fields");
        }
        if (kind.equals("text")) {
            text(at, block);
        }
        if (kind.equals("logo")) {
            CoverImages.fault(block.image())
                    .ifPresent(fault -> add(at, ".image", fault, "PNG or JPEG of at most 150 KB"));
        }
    }

    private static boolean fits(@Nullable Double from, @Nullable Double length, double most) {
        return from != null
                && length != null
                && from >= 0
                && length > 0
                && from + length <= most
                && Double.isFinite(from + length);
    }

    private void text(int at, Block block) {
        String text = block.text();
        if (text == null || text.length() > LONGEST) {
            add(at, ".text", text == null ? "missing" : "too long", "at most " + LONGEST + " characters");
            return;
        }
        Integer size = block.size();
        if (size != null && (size < SMALLEST_TEXT || size > LARGEST_TEXT)) {
            add(at, ".size", "out of range", SMALLEST_TEXT + " to " + LARGEST_TEXT);
        }
        if (block.align() != null && !SIDES.contains(block.align())) {
            add(at, ".align", "unknown", String.join(", ", SIDES));
        }
        Matcher matcher = FIELD.matcher(text);
        while (matcher.find()) {
            if (!FIELDS.contains(matcher.group(1).strip())) {
                add(at, ".text", "names a field that there isn't", String.join(", ", FIELDS));
                return;
            }
        }
    }

    private void add(int at, String field, String wrong, String expected) {
        violations.add(DESIGN + ".blocks[" + at + "]" + field, wrong, expected);
    }
}
