package io.dartwing.platform.access;

import io.dartwing.platform.identity.PublicOperation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/// The operations marked `@PublicOperation`, read once from the controllers, and the API document.
final class PublicOperations {
    private static final String NAMED = PublicOperations.class.getName();
    private static final String API_DOCUMENT = "/api/v1/openapi.json";

    private final Supplier<List<Operation>> operations;

    PublicOperations(Supplier<RequestMappingHandlerMapping> controllers) {
        var once = new Object() {
            private volatile List<Operation> known = List.of();

            List<Operation> get() {
                if (known.isEmpty()) {
                    known = read(controllers.get());
                }
                return known;
            }
        };
        this.operations = once::get;
    }

    /// @param judges see `PublicOperation.readsCredentials`
    private record Operation(Set<String> methods, PathPattern path, LiteralPrefix prefix, boolean judges) {}

    boolean allows(HttpServletRequest request) {
        String path = request.getServletPath();
        String method = request.getMethod();
        if (path.equals(API_DOCUMENT)) {
            return method.equals("GET") || method.equals("HEAD");
        }
        return !named(request).isEmpty();
    }

    /// Whether it reads itself what its callers show.
    boolean judges(HttpServletRequest request) {
        return named(request).stream().anyMatch(Operation::judges);
    }

    /// Several rules ask for the same request; it is looked up once.
    @SuppressWarnings("unchecked")
    private List<Operation> named(HttpServletRequest request) {
        if (request.getAttribute(NAMED) instanceof List<?> known) {
            return (List<Operation>) known;
        }
        String path = request.getRequestURI();
        String method = request.getMethod();
        PathContainer parsed = PathContainer.parsePath(path);
        List<Operation> found = operations.get().stream()
                .filter(it -> it.prefix.fits(path) && matches(it.methods, method) && it.path.matches(parsed))
                .toList();
        request.setAttribute(NAMED, found);
        return found;
    }

    private static boolean matches(Set<String> methods, String method) {
        return methods.contains(method) || method.equals("HEAD") && methods.contains("GET");
    }

    private static List<Operation> read(RequestMappingHandlerMapping controllers) {
        var found = new ArrayList<Operation>();
        controllers.getHandlerMethods().forEach((mapping, handler) -> {
            var paths = mapping.getPathPatternsCondition();
            PublicOperation marked = handler.getMethodAnnotation(PublicOperation.class);
            if (paths != null && marked != null) {
                Set<String> methods = mapping.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .collect(Collectors.toSet());
                paths.getPatterns()
                        .forEach(path -> found.add(
                                new Operation(methods, path, LiteralPrefix.of(path), marked.readsCredentials())));
            }
        });
        return List.copyOf(found);
    }
}
