package io.dartwing.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformIntegration
class SpringTransactionIT {
    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theServersTransactionsAreBoundToTheActor() {
        UUID organization = Ids.next();
        String readable = Actors.callAs(
                SystemJobActor.of(organization, "test"),
                () -> transactions.execute(status -> jdbc.sql("select dartwing_readable()::text")
                        .query(String.class)
                        .single()));
        assertThat(readable).isEqualTo("{" + organization + "}");
        assertThat(transactions.<String>execute(status -> jdbc.sql("select dartwing_readable()::text")
                        .query(String.class)
                        .single()))
                .isEqualTo("{}");
    }
}
