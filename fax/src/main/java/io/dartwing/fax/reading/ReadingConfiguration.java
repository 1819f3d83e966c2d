package io.dartwing.fax.reading;

import io.dartwing.engine.reading.PageReader;
import io.dartwing.engine.reading.document.DocumentReader;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import io.dartwing.platform.notifications.NoticeKind;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {
    @Bean
    SealedData sealedFindings(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                database, transaction, keys, FaxFindings.TABLE, FaxFindings.COLUMN, "fax_id", FaxFindings::context);
    }

    @Bean
    SealedData sealedCategoryModels(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                database,
                transaction,
                keys,
                CategoryModelRows.TABLE,
                CategoryModelRows.COLUMN,
                "id",
                CategoryModelRows::context);
    }

    @Bean
    RecurringJob categoryTrainingJob(CategoryLearning learning) {
        return new RecurringJob("fax-category-trainings", JobPool.DEFAULT, Duration.ofHours(24), learning::startDue);
    }

    @Bean
    NoticeKind.Group floodNoticeKinds() {
        return NoticeKind.Group.of(Floods.FLOOD);
    }

    @Bean
    ReadingModels readingModels(PageReader pages) {
        return new ReadingModels(() -> new DocumentReader(pages));
    }
}
