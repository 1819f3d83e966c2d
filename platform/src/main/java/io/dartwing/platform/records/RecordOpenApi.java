package io.dartwing.platform.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Adds the paths and schemas of all record types to the OpenAPI document, from the same description that
/// serves them.
@Component
@Order(0)
class RecordOpenApi implements OpenApiCustomizer {
    private final RecordTypes types;
    private final RecordSchemas schemas;

    RecordOpenApi(RecordTypes types, RecordSchemas schemas) {
        this.types = types;
        this.schemas = schemas;
    }

    @Override
    public void customise(OpenAPI document) {
        Components components = Optional.ofNullable(document.getComponents()).orElseGet(Components::new);
        document.setComponents(components);
        types.all().stream().filter(RecordType::served).forEach(type -> describe(document, components, type));
    }

    private void describe(OpenAPI document, Components components, RecordType<?> type) {
        var operations = new RecordOperations(type);
        ObjectNode schema = schemas.schema(type);
        components.addSchemas(operations.name(), read(schema));
        ObjectNode change = schema.deepCopy();
        change.remove("required");
        components.addSchemas(operations.name() + "Change", read(change));
        components.addSchemas(operations.name() + "Page", operations.page());

        String generic = "/api/v1/records/" + type.name();
        document.getPaths().remove(generic);
        document.getPaths().remove(generic + "/{id}");
        PathItem many = new PathItem().get(operations.list());
        if (type.creatable()) {
            many.post(operations.create());
        }
        document.path(type.path(), many);
        document.path(
                type.path() + "/{id}",
                new PathItem().get(operations.get()).patch(operations.update()).delete(operations.delete()));
    }

    private static Schema<?> read(ObjectNode schema) {
        ObjectNode plain = schema.deepCopy();
        plain.remove("$schema");
        try {
            return Json31.mapper().readValue(plain.toString(), JsonSchema.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("record schema: not understood by swagger-models", impossible);
        }
    }
}
