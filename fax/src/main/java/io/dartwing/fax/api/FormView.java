package io.dartwing.fax.api;

import io.dartwing.fax.reading.Findings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A form among the pages of a fax, as one reader sees it.
///
/// @param form the name of its template
/// @param score how well the pages fit it, 0 to 1
/// @param page the number of its first page, from 1
record FormView(String form, String title, double score, int page, List<FormFieldView> fields) {
    /// @param value as the page has it; null while masked
    /// @param normalized in the one form of its type; null while masked
    /// @param masked whether there is a value that isn't shown
    /// @param box in fractions of the page as it was received, from its upper left corner
    /// @param confidence 0 to 1
    record FormFieldView(
            String name,
            String label,
            String type,
            @Nullable String value,
            @Nullable String normalized,
            boolean masked,
            int page,
            Findings.PageBox box,
            double confidence) {}

    /// Pure. A form is filled in by or about somebody: whatever stands in it is masked.
    static FormView of(Findings.FoundForm form, boolean plain) {
        return new FormView(
                form.form(),
                form.title(),
                form.score(),
                form.page(),
                form.fields().stream().map(field -> field(field, plain)).toList());
    }

    private static FormFieldView field(Findings.FoundField field, boolean plain) {
        boolean empty = field.value().isEmpty() && !field.type().equals("checkbox");
        boolean shown = plain || empty;
        return new FormFieldView(
                field.name(),
                field.label(),
                field.type(),
                shown ? field.value() : null,
                shown ? field.normalized() : null,
                !shown,
                field.page(),
                field.box(),
                field.confidence());
    }
}
