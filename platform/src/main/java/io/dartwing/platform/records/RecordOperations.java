package io.dartwing.platform.records;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The five operations of a record type as OpenAPI describes them.
final class RecordOperations {
    private static final String PROBLEM = "#/components/schemas/ProblemDocument";

    private final RecordType<?> type;

    RecordOperations(RecordType<?> type) {
        this.type = type;
    }

    /// The schema's name: the label without spaces, for example `RoutingRule`.
    String name() {
        return joined(type.label());
    }

    Schema<?> page() {
        Schema<Object> page = new JsonSchema();
        page.setTypes(Set.of("object"));
        page.addProperty("data", new ArraySchema().items(reference(name())));
        Schema<Object> cursor = new JsonSchema();
        cursor.setTypes(new LinkedHashSet<>(List.of("string", "null"))); // the same order in every run
        page.addProperty("next_cursor", cursor);
        return page;
    }

    Operation list() {
        Operation list = operation(
                        "list" + joined(type.labelPlural()),
                        "List " + type.labelPlural().toLowerCase(Locale.ROOT))
                .addParametersItem(query("cursor", "string", "next_cursor of the page before"))
                .addParametersItem(query("limit", "integer", "1 to 200, default 50"))
                .addParametersItem(query("q", "string", "Text to look for"))
                .addParametersItem(query("sort", "string", "A field; with a leading - descending"));
        for (Field field : type.fields()) {
            if (field.filterable
                    && !type.computed().containsKey(field.name)
                    && (!field.kind.schemaType().equals("array")
                            || field.kind == FieldKind.TEXTS
                            || field.kind == FieldKind.CHOICES)) {
                list.addParametersItem(query(
                        field.name, "string", "Only rows with this " + field.label + "; several separated by commas"));
            }
        }
        return answers(list, "200", name() + "Page", "400", "403");
    }

    Operation create() {
        Operation create = operation("create" + name(), "Create a " + lower())
                .addParametersItem(new Parameter()
                        .in("header")
                        .name("Idempotency-Key")
                        .description("The same key and body: the same answer, and one record")
                        .schema(plain("string")))
                .requestBody(body(name(), "application/json"));
        return answers(create, "201", name(), "400", "403", "409");
    }

    Operation get() {
        return answers(one("get" + name(), "Read a " + lower()), "200", name(), "403", "404");
    }

    Operation update() {
        Operation update = one("update" + name(), "Change a " + lower())
                .addParametersItem(new Parameter()
                        .in("header")
                        .name("If-Match")
                        .description("The version to change, in quotes")
                        .schema(plain("string")))
                .requestBody(body(name() + "Change", "application/merge-patch+json"));
        return answers(update, "200", name(), "400", "403", "404", "409", "412");
    }

    Operation delete() {
        Operation delete = one("delete" + name(), "Delete a " + lower());
        ApiResponses responses = problems("403", "404", "409");
        responses.addApiResponse("204", new ApiResponse().description("Deleted"));
        return delete.responses(responses);
    }

    private Operation operation(String id, String summary) {
        return new Operation().operationId(id).summary(summary).addTagsItem(type.labelPlural());
    }

    private Operation one(String id, String summary) {
        return operation(id, summary)
                .addParametersItem(new Parameter()
                        .in("path")
                        .name("id")
                        .required(true)
                        .schema(plain("string").format("uuid")));
    }

    private static Operation answers(Operation operation, String status, String schema, String... problems) {
        ApiResponses responses = problems(problems);
        var content = new Content().addMediaType("application/json", new MediaType().schema(reference(schema)));
        responses.addApiResponse(status, new ApiResponse().description("Done").content(content));
        return operation.responses(responses);
    }

    private static ApiResponses problems(String... statuses) {
        var responses = new ApiResponses();
        for (String status : statuses) {
            responses.addApiResponse(status, problem());
        }
        responses.addApiResponse("401", problem());
        return responses;
    }

    private static ApiResponse problem() {
        Schema<?> schema = new JsonSchema();
        schema.set$ref(PROBLEM);
        return new ApiResponse()
                .description("Problem")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }

    private static RequestBody body(String schema, String mediaType) {
        return new RequestBody()
                .required(true)
                .content(new Content().addMediaType(mediaType, new MediaType().schema(reference(schema))));
    }

    private static Parameter query(String name, String schemaType, String description) {
        return new Parameter().in("query").name(name).description(description).schema(plain(schemaType));
    }

    private static Schema<?> plain(String schemaType) {
        Schema<?> schema = new JsonSchema();
        schema.setTypes(Set.of(schemaType));
        return schema;
    }

    private static Schema<?> reference(String schema) {
        Schema<?> reference = new JsonSchema();
        reference.set$ref("#/components/schemas/" + schema);
        return reference;
    }

    private String lower() {
        return type.label().toLowerCase(Locale.ROOT);
    }

    private static String joined(String label) {
        return label.replaceAll("[^A-Za-z0-9]", "");
    }
}
