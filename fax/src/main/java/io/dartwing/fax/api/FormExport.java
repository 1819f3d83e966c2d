package io.dartwing.fax.api;

import io.dartwing.fax.reading.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The forms of a fax for other software.
record FormExport(UUID faxId, List<ExportedForm> forms) {
    /// @param data what was filled in by the names of the fields, in the one form of its type where
    ///     it could be brought to it
    record ExportedForm(
            String form,
            String title,
            double score,
            int page,
            Map<String, String> data,
            List<Findings.FoundField> fields) {}

    /// Pure.
    static FormExport of(UUID fax, Findings found) {
        return new FormExport(fax, found.known().stream().map(FormExport::form).toList());
    }

    private static ExportedForm form(Findings.FoundForm form) {
        Map<String, String> data = new LinkedHashMap<>();
        for (Findings.FoundField field : form.fields()) {
            String value = field.normalized().isEmpty() ? field.value() : field.normalized();
            if (!value.isEmpty()) {
                data.put(field.name(), value);
            }
        }
        return new ExportedForm(form.form(), form.title(), form.score(), form.page(), data, form.fields());
    }
}
