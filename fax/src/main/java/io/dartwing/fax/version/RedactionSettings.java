package io.dartwing.fax.version;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.util.List;

/// What becomes of the pages that a redaction takes content from, and what is proposed for redaction.
public final class RedactionSettings implements SettingTable {
    static final String DESTROY = "destroy";

    static final Setting<String> ORIGINAL = Setting.choice(
                    "fax.redaction_original", "Original of a redacted fax", "keep", "keep", DESTROY)
            .group("Faxes")
            .describe("keep: the redacted copy lies next to the untouched original. destroy: the original pages, their"
                    + " text and all earlier versions are replaced for good; that asks for the permission to delete"
                    + " faxes and is refused under a legal hold.");

    static final Setting<List<String>> PATTERNS = Setting.texts(
                    "fax.redaction_patterns",
                    "Patterns proposed for redaction",
                    ".{1,200}",
                    "regular expressions (RE2) of at most 200 characters")
            .group("Faxes")
            .describe("Regular expressions (RE2). What they find on a page is proposed for redaction, beside social"
                    + " security and card numbers and health information; a person confirms.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(ORIGINAL, PATTERNS);
    }
}
