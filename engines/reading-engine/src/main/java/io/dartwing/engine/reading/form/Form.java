package io.dartwing.engine.reading.form;

import io.dartwing.engine.reading.Box;
import java.util.List;

/// A form in a document.
///
/// @param name of its template
/// @param title of its template, for people
/// @param score how well the page fits the template, 0 to 1
/// @param page the number of its first page in the document, from 1
/// @param fields those of the template, in its order; what isn't filled in has an empty value
public record Form(String name, String title, double score, int page, List<FormValue> fields) {
    public Form {
        fields = List.copyOf(fields);
    }

    /// What stands in a field.
    ///
    /// @param value as the page has it, reading errors included; words of several lines are joined
    ///     by blanks; of a box `X` or nothing
    /// @param normalized the value in the one form of its type, see [FieldType]; empty if it
    ///     couldn't be brought to it
    /// @param page the page's number in the document, from 1
    /// @param box the rectangle around the value, or the field if it is empty, in fractions of the
    ///     received page
    /// @param confidence how sure the value is, 0 to 1
    public record FormValue(
            String name,
            String label,
            FieldType type,
            String value,
            String normalized,
            int page,
            Box box,
            double confidence) {
        /// Names the field only: a value never reaches a log by accident.
        @Override
        public String toString() {
            return "FormValue[" + name + " on page " + page + "]";
        }
    }
}
