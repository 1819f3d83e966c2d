package io.dartwing.platform.privacy;

import java.util.Locale;
import java.util.regex.Pattern;

/// Names of entries in an archive that can't leave the folder they are unpacked into ("zip slip"): relative, without
/// `..`, backslashes, drive letters, or anything but small ASCII.
record ArchiveName(String value) {
    private static final Pattern SAFE = Pattern.compile("[a-z0-9_-]+(/[a-z0-9_-]+)*(\\.[a-z0-9]{1,8})?");

    ArchiveName {
        if (!SAFE.matcher(value).matches() || value.length() > 200) {
            throw new IllegalArgumentException("archive entry: not a safe name (expected: letters, digits, - and _)");
        }
    }

    /// Made of what we choose ourselves; `name` may come from anywhere.
    static ArchiveName of(String folder, String name, String extension) {
        return new ArchiveName(folder + "/" + slug(name) + "." + slug(extension).replaceAll("[_-]", "x"));
    }

    private static String slug(String text) {
        String slug = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
        return slug.isEmpty() ? "_" : slug.substring(0, Math.min(slug.length(), 80));
    }
}
