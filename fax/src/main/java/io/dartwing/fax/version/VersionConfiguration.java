package io.dartwing.fax.version;

import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class VersionConfiguration {
    @Bean
    SealedData sealedFaxVersions(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                database,
                transaction,
                keys,
                VersionRows.VERSIONS,
                VersionRows.COLUMN,
                "id",
                VersionRows::versionContext);
    }

    @Bean
    SealedData sealedMarkDrafts(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                database, transaction, keys, VersionRows.DRAFTS, VersionRows.COLUMN, "id", VersionRows::draftContext);
    }

    @Bean
    SealedData sealedSignatures(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                database, transaction, keys, Signatures.TABLE, Signatures.COLUMN, "id", Signatures::context);
    }

    @Bean
    SealedData sealedSigningIdentities(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                database,
                transaction,
                keys,
                SigningIdentities.TABLE,
                SigningIdentities.COLUMN,
                "id",
                SigningIdentities::context);
    }
}
