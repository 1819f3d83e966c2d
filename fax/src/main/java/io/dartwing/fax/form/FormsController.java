package io.dartwing.fax.form;

import io.dartwing.engine.reading.form.FieldType;
import io.dartwing.engine.reading.form.Form;
import io.dartwing.engine.reading.form.FormTemplate;
import io.dartwing.engine.reading.form.ShippedForms;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Kinds of forms that come with the program, files of own ones, and trials; one by one own ones
/// are records.
@RestController
@RequestMapping("/api/v1/form-templates")
@Tag(name = "Form templates")
class FormsController {
    private static final String FAX = "fax_document";

    /// @param fields how many it has
    record ShippedForm(String name, String title, int fields) {}

    record ShippedFormList(List<ShippedForm> data) {}

    /// @param faxId a received fax that the asker may read
    record FormTrial(
            @Nullable FormDefinition definition, @Nullable UUID faxId) {}

    /// @param recognised whether the template would be told among others that fit less
    /// @param score how well the best page fits, 0 to 1; 0 where no page does at all
    /// @param page that page's number, from 1; null where none fits
    record TrialResult(
            boolean recognised,
            double score,
            double needed,
            @Nullable Integer page,
            List<TriedField> fields) {}

    /// @param value null while masked
    record TriedField(
            String name,
            String label,
            String type,
            @Nullable String value,
            @Nullable String normalized,
            boolean masked,
            int page,
            PlaceOnPage box,
            double confidence) {}

    /// In fractions of the page as it was received, from its upper left corner.
    record PlaceOnPage(double x, double y, double w, double h) {}

    private final Forms forms;
    private final FormExchange exchange;
    private final Faxes faxes;
    private final FaxQueries queries;
    private final FaxText text;
    private final FileStore files;
    private final WorkFolders folders;
    private final PhiReads reads;
    private final TransactionTemplate transaction;

    FormsController(
            Forms forms,
            FormExchange exchange,
            Faxes faxes,
            FaxQueries queries,
            FaxText text,
            FileStore files,
            WorkFolders folders,
            PhiReads reads,
            TransactionTemplate transaction) {
        this.forms = forms;
        this.exchange = exchange;
        this.faxes = faxes;
        this.queries = queries;
        this.text = text;
        this.files = files;
        this.folders = folders;
        this.reads = reads;
        this.transaction = transaction;
    }

    @GetMapping("/shipped")
    @Operation(operationId = "listShippedForms", summary = "The kinds of forms that come with the program")
    ShippedFormList shipped() {
        FaxAccess.require(FaxAccess.READ);
        return new ShippedFormList(ShippedForms.all().stream()
                .map(form ->
                        new ShippedForm(form.name(), form.title(), form.fields().size()))
                .toList());
    }

    @GetMapping("/shipped/{name}")
    @Operation(
            operationId = "getShippedForm",
            summary = "A kind of form that comes with the program, in the form of a file of own ones")
    FormFile shippedOne(@PathVariable String name) {
        FaxAccess.require(FaxAccess.READ);
        FormTemplate form = ShippedForms.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "form: not found"));
        return FormFile.of(List.of(new FormFile.FormLine(form.name(), form.title(), true, FormDefinition.of(form))));
    }

    @GetMapping("/export")
    @Operation(operationId = "exportFormTemplates", summary = "All own form templates as a file")
    FormFile export() {
        FaxAccess.require(FaxAccess.READ);
        return exchange.export();
    }

    @PostMapping("/import")
    @Operation(
            operationId = "importFormTemplates",
            summary = "Add the form templates of a file, and change those of the same name",
            description = "All or nothing; templates that the file does not name stay. The answer says what changed.")
    FormExchange.FormImport bringIn(@RequestBody FormFile file) {
        exchange.require();
        return exchange.bringIn(file);
    }

    @PostMapping("/trial")
    @Operation(
            operationId = "tryFormTemplate",
            summary = "Lay a template over the pages of a received fax; nothing is kept",
            description = "Says how well it fits and what would be read, and with that whether a phrase stands on the"
                    + " pages: it needs the permission to read the text of the fax. Values are masked; with"
                    + " `reveal=true` they are shown. Both are audited.")
    TrialResult tryOut(
            @RequestBody FormTrial body,
            @Parameter(description = "Show what stands in the fields") @RequestParam(defaultValue = "false")
                    boolean reveal) {
        FaxAccess.require(FaxAccess.READ);
        UUID id = body.faxId();
        if (id == null) {
            throw PlatformError.invalid("fax_id", "missing", "a received fax");
        }
        FormTemplate template = template(body.definition());
        FaxDocument fax = transaction.execute(status -> {
            FaxDocument found = faxes.require(
                    queries.require(id.toString(), FaxAccess.READ).id().toString());
            FaxAccess.requireField(found, FaxAccess.FINDINGS);
            FaxAccess.requireField(found, FaxAccess.TEXT);
            reads.record(reveal ? "fax.findings_revealed" : "fax.findings_read", FAX, found.id());
            return found;
        });
        var pages = transaction.execute(status -> text.readings(fax.id()));
        List<Form> found;
        try (WorkFolders.Folder folder = folders.open()) {
            Path tiff = folder.copy(
                    files.open(fax.tiff()
                            .orElseThrow(() -> PlatformError.invalid("fax_id", "no pages", "a received fax"))),
                    "pages.tif");
            found = forms.in(pages, tiff, List.of(lenient(template)));
        }
        return found.stream()
                .max(Comparator.comparingDouble(Form::score))
                .map(form -> result(form, template.needed(), reveal))
                .orElseGet(() -> new TrialResult(false, 0, template.needed(), null, List.of()));
    }

    private static FormTemplate template(@Nullable FormDefinition definition) {
        if (definition == null) {
            throw PlatformError.invalid("definition", "missing", "anchors and fields");
        }
        var violations = new Violations();
        return definition.template("trial", "Trial", violations).orElseThrow(violations::problem);
    }

    /// As willing as a template can be, so that the answer says how far a page is from it.
    private static FormTemplate lenient(FormTemplate template) {
        return new FormTemplate(
                template.name(), template.title(), template.shape(), 0.2, template.anchors(), template.fields());
    }

    private static TrialResult result(Form form, double needed, boolean reveal) {
        return new TrialResult(
                form.score() >= needed,
                form.score(),
                needed,
                form.page(),
                form.fields().stream().map(field -> field(field, reveal)).toList());
    }

    private static TriedField field(Form.FormValue field, boolean reveal) {
        boolean empty = field.value().isEmpty() && field.type() != FieldType.CHECKBOX;
        boolean shown = reveal || empty;
        return new TriedField(
                field.name(),
                field.label(),
                field.type().name().toLowerCase(Locale.ROOT),
                shown ? field.value() : null,
                shown ? field.normalized() : null,
                !shown,
                field.page(),
                new PlaceOnPage(
                        field.box().x(),
                        field.box().y(),
                        field.box().width(),
                        field.box().height()),
                field.confidence());
    }
}
