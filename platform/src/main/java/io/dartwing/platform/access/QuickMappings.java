package io.dartwing.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Finds the operation of a request without trying every pattern of the server in full: Spring tries all that hold a
/// variable, some hundreds, for every request.
@Component
class QuickMappings implements WebMvcRegistrations {
    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Mapping();
    }

    private static final class Mapping extends RequestMappingHandlerMapping {
        private final Map<RequestMappingInfo, List<LiteralPrefix>> prefixes = new ConcurrentHashMap<>();

        @Override
        protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
            super.registerHandlerMethod(handler, method, mapping);
            var patterns = mapping.getPathPatternsCondition();
            if (patterns != null) {
                prefixes.put(
                        mapping,
                        patterns.getPatterns().stream().map(LiteralPrefix::of).toList());
            }
        }

        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
            List<LiteralPrefix> own = prefixes.get(info);
            boolean hopeless = own != null && own.stream().noneMatch(prefix -> prefix.fits(request));
            return hopeless ? null : super.getMatchingMapping(info, request);
        }
    }
}
