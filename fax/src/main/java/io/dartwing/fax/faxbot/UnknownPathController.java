package io.dartwing.fax.faxbot;

import io.dartwing.platform.identity.PublicOperation;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What nobody else answers: in Faxbot's words, and never with a page of ours.
@Hidden
@ForFaxbot
@RestController
final class UnknownPathController {
    private final ObjectProvider<RequestMappingHandlerMapping> controllers;

    UnknownPathController(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> controllers) {
        this.controllers = controllers;
    }

    @PublicOperation(readsCredentials = true)
    @RequestMapping(
            path = {"${dartwing.faxbot.path:/faxbot}", "${dartwing.faxbot.path:/faxbot}/**"},
            method = {
                RequestMethod.GET,
                RequestMethod.HEAD,
                RequestMethod.POST,
                RequestMethod.PUT,
                RequestMethod.PATCH,
                RequestMethod.DELETE,
                RequestMethod.OPTIONS
            })
    ResponseEntity<?> unknown(HttpServletRequest request) {
        Set<String> others = others(request);
        return others.isEmpty()
                ? ResponseEntity.status(404).body(Map.of("detail", "Not Found"))
                : ResponseEntity.status(405)
                        .header(HttpHeaders.ALLOW, String.join(", ", others))
                        .body(Map.of("detail", "Method Not Allowed"));
    }

    /// The methods that this path does take.
    private Set<String> others(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        var methods = new TreeSet<String>();
        controllers.getObject().getHandlerMethods().forEach((mapping, handler) -> {
            var paths = mapping.getPathPatternsCondition();
            boolean ours = handler.getBeanType().getPackageName().equals(UnknownPathController.class.getPackageName())
                    && handler.getBeanType() != UnknownPathController.class;
            if (ours && paths != null && paths.getPatterns().stream().anyMatch(pattern -> pattern.matches(path))) {
                mapping.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
            }
        });
        return methods;
    }
}
