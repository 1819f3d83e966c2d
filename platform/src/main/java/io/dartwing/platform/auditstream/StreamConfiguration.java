package io.dartwing.platform.auditstream;

import io.dartwing.platform.auditstream.AuditStream.Kind;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.net.GuardedFetch;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamProperties.class)
class StreamConfiguration {
    @Bean
    RecordType<AuditStream> auditStreamType(StreamCursors cursors, StreamFetch fetch) {
        return RecordType.of("audit_stream", AuditStream.class, AuditStream::new)
                .label("Audit stream", "Audit streams")
                .path("audit-streams")
                .title("name")
                .permissions(Permissions.AUDIT_READ, Permissions.ADMIN)
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.choice("kind", "Kind", Kind.class)
                        .required()
                        .description(
                                "syslog_tls: RFC 5424 over TLS. syslog_udp loses entries unnoticed. file: a file in the"
                                        + " server's data directory, for a log shipper."))
                .field(Field.text("host", "Host")
                        .maxLength(253)
                        .pattern("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9a-fA-F:.]+", "a host name or address")
                        .section("Syslog"))
                .field(Field.integer("port", "Port", 1, 65535).section("Syslog"))
                .field(Field.longText("certificate", "Certificate")
                        .maxLength(20_000)
                        .section("Syslog")
                        .description("PEM. The receiver's certificate or its authority, when it isn't a public one."))
                .field(Field.text("url", "Address").maxLength(2000).section("HTTPS"))
                .field(Field.secret("token", "Token").section("HTTPS").description("Sent as Authorization: Bearer."))
                .field(Field.bool("enabled", "Enabled").defaults(true))
                .computed(
                        Field.integer("sent_sequence", "Sent up to", 0, Long.MAX_VALUE)
                                .section("State"),
                        stream -> cursor(cursors, stream).sequence())
                .computed(
                        Field.timestamp("last_sent_at", "Last sent").section("State"),
                        stream -> cursor(cursors, stream).lastSentAt())
                .computed(
                        Field.text("last_error", "Trouble").section("State"),
                        stream -> cursor(cursors, stream).lastError())
                .list("name", "kind", "sent_sequence", "last_sent_at", "last_error", "enabled")
                .unique("audit_streams_name", "name")
                .hooks(new Hooks(cursors, fetch.posts()))
                .build();
    }

    @Bean
    StreamFetch auditStreamFetch(StreamProperties properties) {
        return new StreamFetch(new GuardedFetch(properties.trustedHosts()));
    }

    @Bean
    RecurringJob auditStreamJob(AuditStreaming streaming, StreamProperties properties) {
        return new RecurringJob("audit-stream", JobPool.SHORT, properties.every(), streaming::sendAll);
    }

    private static StreamCursors.Cursor cursor(StreamCursors cursors, AuditStream stream) {
        return cursors.find(stream.id()).orElse(StreamCursors.Cursor.BEGINNING);
    }

    private record Hooks(StreamCursors cursors, GuardedFetch fetch) implements RecordHooks<AuditStream> {
        @Override
        public void validate(AuditStream stream, boolean creating, Violations violations) {
            if (stream.kind().syslog()) {
                if (stream.host() == null) {
                    violations.add("host", "missing", "the syslog receiver's host");
                }
                if (stream.port() == null) {
                    violations.add("port", "missing", "its port, 6514 for TLS");
                }
            }
            String url = stream.url();
            if (stream.kind() == Kind.HTTPS) {
                if (url == null) {
                    violations.add("url", "missing", "an https:// address");
                } else {
                    fetch.fault(url).ifPresent(reason -> violations.add("url", reason, "an https:// address"));
                }
            }
            String certificate = stream.certificate();
            if (certificate != null && !Tls.readable(certificate)) {
                violations.add("certificate", "not readable", "certificates in PEM");
            }
        }

        @Override
        public void afterSave(AuditStream stream, boolean creating) {
            cursors.tryNow(stream.id());
        }
    }
}
