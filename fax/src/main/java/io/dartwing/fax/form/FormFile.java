package io.dartwing.fax.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Form templates as a file, for another organisation or for keeping.
record FormFile(@Nullable String format, @Nullable List<@Nullable FormLine> templates) {
    static final String FORMAT = "dartwing-form-templates/1";

    record FormLine(
            @Nullable String name,
            @Nullable String title,
            @Nullable Boolean enabled,
            @Nullable FormDefinition definition) {
        static FormLine of(OwnForm form) {
            return new FormLine(form.name(), form.title(), form.enabled(), form.definition());
        }
    }

    static FormFile of(List<FormLine> lines) {
        return new FormFile(FORMAT, List.copyOf(lines));
    }
}
