package io.dartwing.fax.sender;

import io.dartwing.platform.records.Field;

/// What the lists of an organisation and of a person say of a sender.
final class SenderFields {
    private SenderFields() {}

    static Field pattern() {
        return Field.text("pattern", "Number")
                .required()
                .maxLength(17)
                .pattern(SenderLine.PATTERN, SenderLine.PATTERN_IN_WORDS)
                .searchable()
                .description("A number, or a prefix with * behind it.");
    }

    static Field effect(String description) {
        return Field.choice("effect", "Effect", SenderLine.BLOCK, SenderLine.ALLOW)
                .defaults(SenderLine.BLOCK)
                .description(description);
    }

    static Field reason() {
        return Field.text("reason", "Reason").maxLength(SenderLine.LONGEST_REASON);
    }

    static Field expiresAt() {
        return Field.timestamp("expires_at", "Until");
    }
}
