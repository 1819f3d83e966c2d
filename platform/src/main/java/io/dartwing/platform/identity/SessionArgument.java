package io.dartwing.platform.identity;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets a controller method take the `Session` of its request; 401 for callers that have none, API keys
/// among them.
@Component
public class SessionArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    /// The request attribute under which the door leaves the session.
    public static final String ATTRIBUTE = Session.class.getName();

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Session.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        Object session = request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (session == null) {
            throw new ProblemException(PlatformError.UNAUTHENTICATED, "this needs a session");
        }
        return session;
    }
}
