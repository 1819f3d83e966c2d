package io.dartwing.fax.outbound;

import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.supply.NumberInUse;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Numbers that faxes on their way are sent from.
@Component
class SendingNumbers implements NumberInUse {
    private final JdbcClient jdbc;

    SendingNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> reason(FaxNumber number) {
        long waiting = jdbc.sql("""
                        select count(*) from fax_documents
                        where direction = 'outbound' and sender_number = ? and status in ('queued', 'sending')
                          and deleted_at is null""").param(number.number()).query(Long.class).single();
        return waiting == 0
                ? Optional.empty()
                : Optional.of("number: " + waiting
                        + " faxes wait to be sent from it (expected: none; wait for them or cancel them)");
    }
}
