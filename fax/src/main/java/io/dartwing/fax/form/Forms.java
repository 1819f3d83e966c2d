package io.dartwing.fax.form;

import io.dartwing.engine.reading.PageReader;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.TiffInk;
import io.dartwing.engine.reading.form.Form;
import io.dartwing.engine.reading.form.FormReader;
import io.dartwing.engine.reading.form.FormTemplate;
import io.dartwing.engine.reading.form.ShippedForms;
import io.dartwing.platform.records.Violations;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Recognises the forms that the current organisation knows.
@Component
public class Forms {
    private final PageReader pages;
    private final EntityManager entities;
    private final TransactionTemplate transaction;

    Forms(PageReader pages, EntityManager entities, TransactionTemplate transaction) {
        this.pages = pages;
        this.entities = entities;
        this.transaction = transaction;
    }

    /// The forms on pages that were read.
    ///
    /// @param tiff the same pages, for boxes that are ticked
    public List<Form> in(List<PageReading> read, Path tiff) {
        return in(read, tiff, known());
    }

    List<Form> in(List<PageReading> read, Path tiff, List<FormTemplate> templates) {
        try (TiffInk ink = pages.ink(tiff)) {
            return new FormReader(templates).read(read, ink);
        }
    }

    /// Those of the engine and one's own.
    List<FormTemplate> known() {
        Map<String, FormTemplate> known = new LinkedHashMap<>();
        ShippedForms.all().forEach(form -> known.put(form.name(), form));
        List<OwnForm> own = transaction.execute(status -> entities.createQuery(
                        "from OwnForm f where f.deletedAt is null and f.enabled order by f.name", OwnForm.class)
                .getResultList());
        for (OwnForm form : own) {
            form.definition()
                    .template(form.name(), form.title(), new Violations())
                    .ifPresent(template -> known.put(form.name(), template));
        }
        return List.copyOf(known.values());
    }

    /// The names that rules may ask for.
    public List<String> names() {
        return known().stream().map(FormTemplate::name).toList();
    }
}
