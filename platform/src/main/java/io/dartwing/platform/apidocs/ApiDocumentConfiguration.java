package io.dartwing.platform.apidocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiDocumentConfiguration {
    /// Names of properties as the API writes them. (The document's library still reads classes with Jackson 2,
    /// which
    /// knows nothing of the settings that the API's Jackson 3 has.)
    @Bean
    ModelResolver snakeCaseModels() {
        var mapper = Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        var resolver = new ModelResolver(mapper);
        resolver.setOpenapi31(true);
        return resolver;
    }
}
