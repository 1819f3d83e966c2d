package io.dartwing.corpus;

import java.util.List;
import java.util.random.RandomGenerator;

/// How one document is set: faces, sizes in points, habits.
///
/// @param value the face of filled-in values, which in forms differs from the printed one
/// @param leading line height as a multiple of the size
/// @param head 0 to 3, which kind of letterhead and headings
/// @param underlined whether values stand on a line
/// @param aligned whether the values of one-column rows start at the same place
record Look(
        TypeFace body,
        TypeFace bold,
        TypeFace value,
        TypeFace display,
        TypeFace hand,
        double size,
        double leading,
        double margin,
        int head,
        boolean underlined,
        boolean aligned) {
    static final double WIDTH = 612;
    static final double HEIGHT = 792;
    private static final List<String> LETTER =
            List.of("tinos", "tinos", "arimo", "arimo", "carlito", "gelasio", "eb-garamond", "open-sans", "cousine");
    private static final List<String> PRINT =
            List.of("arimo", "arimo", "roboto-condensed", "open-sans", "cousine", "courier-prime", "vt323", "tinos");
    private static final List<String> FORM = List.of("arimo", "arimo", "roboto-condensed", "open-sans", "tinos");
    private static final List<String> FLYER =
            List.of("arimo", "open-sans", "carlito", "roboto-condensed", "oswald", "tinos");
    private static final List<String> DISPLAY = List.of("anton", "lobster", "oswald", "arimo", "gelasio");
    private static final List<String> HANDS = List.of("caveat", "patrick-hand", "kalam", "reenie-beanie");
    private static final List<String> SINGLE = List.of("vt323", "special-elite");

    /// A look for so many lines: short documents are set larger.
    static Look of(String look, int lines, RandomGenerator random) {
        String kind = look.equals("any")
                ? List.of("letter", "letter", "print", "form").get(random.nextInt(4))
                : look;
        List<String> faces = switch (kind) {
            case "print" -> PRINT;
            case "form", "hand" -> FORM;
            case "flyer" -> FLYER;
            default -> LETTER;
        };
        String body = random.nextInt(25) == 0 ? "special-elite" : one(faces, random);
        TypeFace plain = face(body, false);
        TypeFace hand = face(one(HANDS, random), false);
        TypeFace value = switch (kind) {
            case "hand" -> hand;
            case "form" ->
                random.nextInt(3) == 0
                        ? plain
                        : face(one(List.of("cousine", "courier-prime", "arimo", "special-elite"), random), false);
            default -> plain;
        };
        double fill = lines < 14 ? 1.3 : lines < 24 ? 1.15 : 1;
        double size = fill
                * switch (kind) {
                    case "print", "form", "hand" -> 9 + random.nextInt(7) * 0.5;
                    case "flyer" -> 11 + random.nextInt(5);
                    default -> 10 + random.nextInt(6) * 0.5;
                };
        return new Look(
                plain,
                face(body, true),
                value,
                face(kind.equals("flyer") ? one(DISPLAY, random) : body, true),
                hand,
                body.equals("vt323") ? size + 3 : size,
                1.15 + random.nextInt(5) * 0.07,
                36 + random.nextInt(5) * 9,
                random.nextInt(4),
                kind.equals("hand") || random.nextInt(5) == 0,
                random.nextBoolean());
    }

    /// Handwriting is larger than print.
    double valueSize() {
        return HANDS.stream().anyMatch(name -> value.name().startsWith(name)) ? size * 1.4 : size;
    }

    private static TypeFace face(String name, boolean bold) {
        boolean one = SINGLE.contains(name) || name.equals("anton") || name.equals("lobster") || HANDS.contains(name);
        return TypeFace.of(name + (bold && !one ? "-700" : "-400"));
    }

    private static String one(List<String> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }
}
