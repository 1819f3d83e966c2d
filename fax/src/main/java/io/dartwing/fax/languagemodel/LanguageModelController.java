package io.dartwing.fax.languagemodel;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// What can be done with language models beside the operations of every record.
@RestController
@Tag(name = "Language models")
class LanguageModelController {
    /// @param detail what works, or what does not
    record ModelTest(boolean works, String detail) {}

    private final LanguageModels models;

    LanguageModelController(LanguageModels models) {
        this.models = models;
    }

    @PostMapping("/api/v1/language-models/{id}/test")
    @Operation(operationId = "testLanguageModel", summary = "Ask it to say one word")
    ModelTest test(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        LanguageModel model = Ids.parse(id)
                .flatMap(models::find)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."));
        return switch (models.ask(model.id(), "Answer with one word.", "Say: ready")) {
            case LanguageModels.Reply.Said ignored -> new ModelTest(true, "It answered.");
            case LanguageModels.Reply.Failed(String reason) -> new ModelTest(false, reason);
        };
    }
}
