package io.dartwing.fax.note;

import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import io.dartwing.platform.notifications.NoticeKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class NoteConfiguration {
    @Bean
    NoticeKind.Group faxNoteNoticeKinds() {
        return NoticeKind.Group.of(FaxNotes.MENTIONED);
    }

    @Bean
    SealedData sealedFaxNotes(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(database, transaction, keys, NoteRows.TABLE, NoteRows.COLUMN, "id", NoteRows::context);
    }
}
