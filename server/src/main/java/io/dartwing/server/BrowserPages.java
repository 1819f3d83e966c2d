package io.dartwing.server;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Serves the browser application. Its own router knows the pages, so every path that is not the API's gets the same
/// document, asked for anew each time; built files carry a hash in their name and may be kept for good.
@Configuration(proxyBeanMethods = false)
class BrowserPages implements WebMvcConfigurer {
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler(
                        "/index.html", "/*.js", "/*.svg", "/*.png", "/*.ico", "/*.webmanifest", "/robots.txt")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache());
    }

    @Controller
    static class Pages {
        @GetMapping({
            "/",
            "/{page:^(?!api$|actuator$|assets$)[a-z0-9-]+$}",
            "/{page:^(?!api$|actuator$|assets$)[a-z0-9-]+$}/**"
        })
        String page(HttpServletRequest request) {
            return "forward:/index.html";
        }
    }
}
