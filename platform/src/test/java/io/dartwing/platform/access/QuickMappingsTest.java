package io.dartwing.platform.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

class QuickMappingsTest {
    @RestController
    static final class Hooks {
        @PostMapping("/hooks/{connector}/{id}")
        public void receive() {}
    }

    @RestController
    static final class Faxes {
        @GetMapping("/api/{one}")
        public void read() {}

        @GetMapping("/api/{one}/pages/{two}")
        public void page() {}

        @PostMapping("/api/{one}/notes")
        public void note() {}
    }

    @RestController
    static final class Pages {
        @GetMapping("/pages/{page}")
        public void any() {}

        @GetMapping("/pages/first")
        public void first() {}

        @GetMapping({"/sheets/{page}", "/sheets/{page}/{part}"})
        public void sheet() {}
    }

    private final RequestMappingHandlerMapping mapping = new QuickMappings().getRequestMappingHandlerMapping();

    @Test
    void only_patterns_that_begin_as_the_path_does_are_tried() throws Exception {
        register(Hooks.class, Faxes.class);
        // As records have them: not read from annotations.
        mapping.registerMapping(
                RequestMappingInfo.paths("/records/{id}/more")
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                new Faxes(),
                Faxes.class.getMethod("note"));
        var asked = new AtomicInteger();
        var request = new MockHttpServletRequest("POST", "/hooks/telnyx/x") {
            @Override
            public String getMethod() {
                asked.incrementAndGet();
                return super.getMethod();
            }
        };
        assertThat(found(request)).isEqualTo("receive");
        int withOthers = asked.getAndSet(0);
        mapping.getHandlerMethods().keySet().stream()
                .filter(info -> !info.getPatternValues().contains("/hooks/{connector}/{id}"))
                .forEach(mapping::unregisterMapping);
        assertThat(found(request)).isEqualTo("receive");
        assertThat(withOthers).isEqualTo(asked.get());
    }

    @ParameterizedTest
    @CsvSource({
        "/pages/2, any",
        "/pages/first, first",
        "/sheets/1, sheet",
        "/sheets/1/2, sheet",
        "/p%61ges/first, first",
        "/api/x, read",
        "/api/x/pages/2, page"
    })
    void what_is_found_is_what_fits_best(String path, String method) throws Exception {
        register(Pages.class, Faxes.class);
        assertThat(found(new MockHttpServletRequest("GET", path))).isEqualTo(method);
    }

    @Test
    void a_wrong_method_and_an_unknown_path_are_told_apart() throws Exception {
        register(Pages.class, Faxes.class);
        assertThatThrownBy(() -> found(new MockHttpServletRequest("DELETE", "/pages/2")))
                .isInstanceOf(HttpRequestMethodNotSupportedException.class);
        var unknown = new MockHttpServletRequest("GET", "/nothing");
        ServletRequestPathUtils.parseAndCache(unknown);
        assertThat(mapping.getHandler(unknown)).isNull();
    }

    @Test
    void what_is_registered_later_is_found() throws Exception {
        register(Pages.class);
        found(new MockHttpServletRequest("GET", "/pages/2"));
        mapping.registerMapping(
                RequestMappingInfo.paths("/records/{id}")
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                new Faxes(),
                Faxes.class.getMethod("read"));
        assertThat(found(new MockHttpServletRequest("GET", "/records/2"))).isEqualTo("read");
    }

    private void register(Class<?>... controllers) {
        var context = new StaticWebApplicationContext();
        for (Class<?> controller : controllers) {
            context.registerSingleton(controller.getSimpleName(), controller);
        }
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
    }

    /// The name of the method that serves it.
    private String found(MockHttpServletRequest request) throws Exception {
        ServletRequestPathUtils.parseAndCache(request);
        var handler =
                (HandlerMethod) requireNonNull(mapping.getHandler(request)).getHandler();
        return handler.getMethod().getName();
    }
}
