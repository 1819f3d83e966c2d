package io.dartwing.corpus;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// One written kind of document: its head says what it is, its body is markup with placeholders.
///
/// @param name unique in the corpus, `category/name`
/// @param category one of [Template#CATEGORIES]
/// @param family templates that resemble each other share a family; a family is wholly in one part
/// @param junk whether nobody asked for it
/// @param phi whether it holds health information about an identified person
/// @param look which fonts and sizes fit: `letter`, `print`, `form`, `flyer`, `hand` or `any`
public record Template(
        String name,
        String category,
        String family,
        Part part,
        boolean junk,
        boolean phi,
        String look,
        List<String> body) {
    public static final List<String> CATEGORIES = List.of(
            "prescription",
            "lab_results",
            "referral",
            "prior_auth",
            "medical_records",
            "invoice",
            "contract",
            "purchase_order",
            "resume",
            "marketing",
            "legal",
            "insurance",
            "other");

    static final Set<String> LOOKS = Set.of("letter", "print", "form", "flyer", "hand", "any");

    /// Reads a template's text: lines `key: value`, a line `---`, the body.
    static Template parse(String name, String text) {
        int cut = text.indexOf("\n---\n");
        if (cut < 0) {
            throw new IllegalArgumentException(name + ": has no head (expected: a line --- after it)");
        }
        Map<String, String> head = new TreeMap<>();
        for (String line : text.substring(0, cut).lines().toList()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException(name + ": '" + line + "' (expected: key: value)");
            }
            head.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        Template template = new Template(
                name,
                name.substring(0, name.indexOf('/')),
                taken(head, name, "family", ""),
                taken(head, name, "part", "train").equals("test") ? Part.TEST : Part.TRAIN,
                taken(head, name, "junk", "no").equals("yes"),
                taken(head, name, "phi", "no").equals("yes"),
                taken(head, name, "look", "any"),
                text.substring(cut + 5).lines().toList());
        if (!head.isEmpty() || !CATEGORIES.contains(template.category) || !LOOKS.contains(template.look)) {
            throw new IllegalArgumentException(
                    name + ": " + head.keySet() + " " + template.look + " (expected: a known category, head and look)");
        }
        return template;
    }

    private static String taken(Map<String, String> head, String name, String key, String otherwise) {
        String value = head.remove(key);
        if (value == null && otherwise.isEmpty()) {
            throw new IllegalArgumentException(name + ": " + key + " is missing (expected: in its head)");
        }
        return value == null ? otherwise : value;
    }
}
