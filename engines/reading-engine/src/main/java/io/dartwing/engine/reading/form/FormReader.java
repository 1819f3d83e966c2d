package io.dartwing.engine.reading.form;

import io.dartwing.engine.reading.PageInk;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.form.FormTemplate.FormField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Recognises forms and reads their fields. Safe for use by many threads; a page takes some
/// milliseconds.
public final class FormReader {
    private final List<FormTemplate> templates;

    public FormReader(List<FormTemplate> templates) {
        this.templates = List.copyOf(templates);
    }

    /// The forms of a document in the order of its pages; none where nothing is recognised. Of
    /// templates that fit the same page the one that fits best counts.
    ///
    /// @param pages of one document
    /// @param ink their pixels, for boxes that are ticked by hand
    public List<Form> read(List<PageReading> pages, PageInk ink) {
        List<PrintedPage> printed = pages.stream()
                .filter(page -> !page.words().isEmpty())
                .map(PrintedPage::of)
                .toList();
        List<Optional<FormMatch>> first = printed.stream().map(this::best).toList();
        List<Form> forms = new ArrayList<>();
        for (int i = 0; i < printed.size(); i++) {
            if (first.get(i).isPresent()) {
                int next = i + 1;
                while (next < printed.size() && first.get(next).isEmpty()) {
                    next++;
                }
                forms.add(form(first.get(i).get(), printed.subList(i + 1, next), ink));
            }
        }
        return forms;
    }

    private Optional<FormMatch> best(PrintedPage page) {
        return templates.stream()
                .flatMap(template -> FormMatch.of(template, template.pages().getFirst(), page).stream())
                .max(Comparator.comparingDouble(FormMatch::score));
    }

    /// The form that begins with that page; its other pages are among those that follow and are no
    /// form themselves.
    private static Form form(FormMatch begins, List<PrintedPage> following, PageInk ink) {
        FormTemplate template = begins.template();
        Map<Integer, FormMatch> matches = new HashMap<>();
        matches.put(begins.templatePage(), begins);
        for (int page : template.pages()) {
            if (page != begins.templatePage()) {
                following.stream()
                        .flatMap(printed -> FormMatch.of(template, page, printed).stream())
                        .max(Comparator.comparingDouble(FormMatch::score))
                        .ifPresent(match -> matches.put(page, match));
            }
        }
        Map<Integer, FieldReader> readers = new HashMap<>();
        matches.forEach((page, match) -> readers.put(page, new FieldReader(match, ink)));
        List<Form.FormValue> values = new ArrayList<>();
        for (FormField field : template.fields()) {
            FieldReader reader = readers.get(field.page());
            if (reader != null) {
                values.add(reader.read(field));
            }
        }
        return new Form(
                template.name(),
                template.title(),
                matches.values().stream()
                        .mapToDouble(FormMatch::score)
                        .average()
                        .orElseThrow(),
                begins.page().number(),
                values);
    }
}
