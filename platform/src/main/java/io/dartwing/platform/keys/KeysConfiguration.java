package io.dartwing.platform.keys;

import io.dartwing.platform.database.DataDirectory;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {
    /// From the environment (`DARTWING_MASTER_KEY`, 32 bytes in base64url), else from `secrets/master.key` in
    /// the data
    /// directory, which is made at the first start. A `MasterKey` bean of a key service replaces it.
    @Bean
    @ConditionalOnMissingBean
    MasterKey masterKey(DataDirectory data, @Value("${DARTWING_MASTER_KEY:}") String given)
            throws GeneralSecurityException {
        String encoded = given.isBlank() ? data.secret("master.key") : given.strip();
        try {
            return new LocalMasterKey(
                    Base64.getUrlDecoder().decode(encoded.replace('+', '-').replace('/', '_')));
        } catch (IllegalArgumentException notBase64) {
            throw new GeneralSecurityException("master key: not base64 (expected: 32 bytes in base64url)");
        }
    }
}
