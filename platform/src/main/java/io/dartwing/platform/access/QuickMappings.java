package io.dartwing.platform.access;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
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
        private volatile List<Known> known = List.of();

        private record Known(LiteralPrefix prefix, RequestMappingInfo info, HandlerMethod method) {}

        @Override
        public void registerMapping(RequestMappingInfo info, Object handler, Method method) {
            super.registerMapping(info, handler, method);
            known = List.of();
        }

        @Override
        protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo info) {
            super.registerHandlerMethod(handler, method, info);
            known = List.of();
        }

        @Override
        public void unregisterMapping(RequestMappingInfo info) {
            super.unregisterMapping(info);
            known = List.of();
        }

        /// What matches alone is what Spring would find; to choose among several, or to say why none does, is left to
        /// it.
        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
                throws Exception {
            String uri =
                    request.getRequestURI().substring(request.getContextPath().length());
            Known only = null;
            RequestMappingInfo match = null;
            for (Known one : known()) {
                RequestMappingInfo matching = one.prefix.fits(uri) ? super.getMatchingMapping(one.info, request) : null;
                if (matching != null) {
                    if (only != null && only.info != one.info) {
                        return super.lookupHandlerMethod(path, request);
                    }
                    only = one;
                    match = matching;
                }
            }
            if (only == null || match == null) {
                return super.lookupHandlerMethod(path, request);
            }
            request.setAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, only.method);
            handleMatch(match, path, request);
            return only.method;
        }

        private List<Known> known() {
            List<Known> found = known;
            if (found.isEmpty()) {
                found = getHandlerMethods().entrySet().stream()
                        .flatMap(entry ->
                                requireNonNull(entry.getKey().getPathPatternsCondition()).getPatterns().stream()
                                        .map(pattern ->
                                                new Known(LiteralPrefix.of(pattern), entry.getKey(), entry.getValue())))
                        .toList();
                known = found;
            }
            return found;
        }
    }
}
