package io.dartwing.platform.records;

import io.dartwing.platform.idempotency.Idempotency;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// Gives every record type its paths: its own plural and `/api/v1/records/{type}`.
@Component
class RecordRoutes implements SmartInitializingSingleton {
    private static final String[] JSON = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"};

    private final RequestMappingHandlerMapping mappings;
    private final RecordTypes types;
    private final RecordEndpoint.Surroundings around;

    RecordRoutes(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
            RecordTypes types,
            RecordService records,
            Idempotency idempotency,
            JsonMapper json) {
        this.mappings = mappings;
        this.types = types;
        this.around = new RecordEndpoint.Surroundings(records, idempotency, json);
    }

    @Override
    public void afterSingletonsInstantiated() {
        types.all().stream().filter(RecordType::served).forEach(this::register);
    }

    private void register(RecordType<?> type) {
        var endpoint = new RecordEndpoint<>(type, around);
        String generic = "/api/v1/records/" + type.name();
        String[] many = {type.path(), generic};
        String[] one = {type.path() + "/{id}", generic + "/{id}"};
        map(endpoint, "list", RequestMappingInfo.paths(many).methods(RequestMethod.GET), Map.class);
        map(
                endpoint,
                "create",
                RequestMappingInfo.paths(many).methods(RequestMethod.POST).consumes(JSON),
                HttpServletRequest.class,
                String.class);
        map(endpoint, "get", RequestMappingInfo.paths(one).methods(RequestMethod.GET), String.class);
        map(
                endpoint,
                "update",
                RequestMappingInfo.paths(one).methods(RequestMethod.PATCH).consumes(JSON),
                String.class,
                HttpServletRequest.class,
                String.class);
        map(endpoint, "delete", RequestMappingInfo.paths(one).methods(RequestMethod.DELETE), String.class);
    }

    private void map(Object endpoint, String name, RequestMappingInfo.Builder route, Class<?>... parameters) {
        Method method = ReflectionUtils.findMethod(RecordEndpoint.class, name, parameters);
        if (method == null) {
            throw new IllegalStateException("RecordEndpoint." + name + ": not found");
        }
        method.setAccessible(true);
        mappings.registerMapping(
                route.options(mappings.getBuilderConfiguration()).build(), endpoint, method);
    }
}
