package io.dartwing.fax.api;

import io.dartwing.fax.reading.CategoryLearning;
import io.dartwing.fax.reading.CategoryModel;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What is learned from the categories that people set.
@RestController
@RequestMapping("/api/v1/faxes/categories/models")
@Tag(name = "Fax findings")
class CategoryModelController {
    record Models(List<CategoryModel> data, CategoryLearning.Lessons lessons) {}

    record InUse(@Nullable UUID id) {}

    private final CategoryLearning learning;
    private final TransactionTemplate transaction;

    CategoryModelController(CategoryLearning learning, TransactionTemplate transaction) {
        this.learning = learning;
        this.transaction = transaction;
    }

    @GetMapping
    @Operation(
            operationId = "listCategoryModels",
            summary = "What was learned from corrected categories, the latest first, and what there is to learn from",
            description =
                    "Figures are shares of the corrections, 0 to 1: `before` by the shipped model, `after` by models"
                            + " that learned from the other corrections only. While none is `in_use`, the shipped model judges.")
    Models list() {
        PermissionDecision.require(Permissions.ADMIN);
        return transaction.execute(status -> new Models(learning.models(), learning.lessons()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "trainCategoryModel",
            summary = "Learn from the corrected categories now, instead of with the daily training",
            description =
                    "What was learned is used when it is `better`. While a training is at work it is that one that is"
                            + " answered.")
    CategoryModel train() {
        PermissionDecision.require(Permissions.ADMIN);
        return transaction.execute(status -> learning.begin());
    }

    @PutMapping("/in-use")
    @Operation(
            operationId = "useCategoryModel",
            summary = "Say which model judges faxes from now on; null: the shipped one",
            description = "One of the newest five that are ready. Faxes that are there already keep their categories.")
    Models use(@RequestBody InUse body) {
        PermissionDecision.require(Permissions.ADMIN);
        return transaction.execute(status -> {
            learning.use(body.id());
            return new Models(learning.models(), learning.lessons());
        });
    }
}
