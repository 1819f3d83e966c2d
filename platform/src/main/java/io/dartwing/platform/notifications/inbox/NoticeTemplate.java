package io.dartwing.platform.notifications.inbox;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/// An organisation's own words for one kind of notice.
@Entity
@Table(name = "notification_templates")
public class NoticeTemplate extends TenantRecord {
    @Column(nullable = false)
    private String kind = "";

    @Column(nullable = false)
    private String subject = "";

    @Column(nullable = false)
    private String body = "";

    String kind() {
        return kind;
    }

    String subject() {
        return subject;
    }

    String body() {
        return body;
    }
}
