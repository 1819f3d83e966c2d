package io.dartwing.platform.realtime;

import org.apache.catalina.Context;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LiveConfiguration implements WebSocketConfigurer {
    private final LiveEndpoint endpoint;
    private final LiveHandshake handshake;

    LiveConfiguration(LiveEndpoint endpoint, LiveHandshake handshake) {
        this.endpoint = endpoint;
        this.handshake = handshake;
    }

    /// No allowed origins are named, so that a browser may connect only from the server's own pages.
    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(endpoint, "/api/v1/live").addInterceptors(handshake);
    }

    /// Boot's own module for this is not published for every release.
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> webSocketsInTomcat() {
        return factory -> factory.addContextCustomizers(
                (Context context) -> context.addServletContainerInitializer(new WsSci(), null));
    }
}
