package io.dartwing.platform.apidocs;

import io.dartwing.platform.problem.ProblemDocument;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Runs after every other customizer, so that it sees every operation.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ApiDocument implements OpenApiCustomizer {
    private static final String PROBLEM = "ProblemDocument";

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info()
                .title("Dartwing")
                .version("v1")
                .description("Communications and operations of an organisation. Errors are RFC 9457 problem documents.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
        document.servers(List.of(new Server().url("/")));
        document.security(List.of(
                new SecurityRequirement().addList("bearer"),
                new SecurityRequirement().addList("api_key"),
                new SecurityRequirement().addList("session")));
        Components components = Optional.ofNullable(document.getComponents()).orElseGet(Components::new);
        document.components(components
                .addSecuritySchemes(
                        "bearer",
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"))
                .addSecuritySchemes("api_key", header("X-API-Key", SecurityScheme.In.HEADER))
                .addSecuritySchemes("session", header("dartwing_session", SecurityScheme.In.COOKIE)));
        ModelConverters.getInstance(true).readAll(ProblemDocument.class).forEach(components::addSchemas);
        document.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDocument::addProblems));
    }

    private static SecurityScheme header(String name, SecurityScheme.In in) {
        return new SecurityScheme().type(SecurityScheme.Type.APIKEY).name(name).in(in);
    }

    private static void addProblems(Operation operation) {
        ApiResponses responses = Optional.ofNullable(operation.getResponses()).orElseGet(ApiResponses::new);
        operation.responses(responses);
        boolean open =
                operation.getSecurity() != null && operation.getSecurity().isEmpty();
        if (!open && !responses.containsKey("401")) {
            responses.addApiResponse("401", problem("Sign-in needed"));
        }
        if (!responses.containsKey("default")) {
            responses.addApiResponse("default", problem("Any other problem"));
        }
    }

    private static ApiResponse problem(String description) {
        Schema<?> reference = new JsonSchema();
        reference.set$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(ProblemDocument.MEDIA_TYPE, new MediaType().schema(reference)));
    }
}
