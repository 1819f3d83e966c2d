package io.dartwing.fax.mail;

import io.dartwing.fax.mail.FaxMailbox.Confirm;
import io.dartwing.fax.mail.FaxMailbox.Security;
import io.dartwing.fax.mail.FaxMailbox.SignIn;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import io.dartwing.platform.net.GuardedPost;
import io.dartwing.platform.net.GuardedSockets;
import io.dartwing.platform.notifications.MailMessage;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailInProperties.class)
class MailboxRecords {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MOST_SENDERS = 500;

    @Bean
    RecordType<FaxMailbox> faxMailboxType(MailboxStates states, GuardedSockets sockets, GuardedPost posts) {
        return RecordType.of("fax_mailbox", FaxMailbox.class, FaxMailbox::new)
                .label("Mailbox", "Mailboxes for faxes")
                .path("fax-mailboxes")
                .title("name")
                .permissions("admin", "admin")
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.email("address", "Address")
                        .required()
                        .description("What people write to, such as fax@clinic.example."))
                .field(Field.bool("enabled", "Enabled").defaults(true))
                .field(Field.text("host", "IMAP server")
                        .required()
                        .maxLength(253)
                        .pattern("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9a-fA-F:.]+", "a host name or address")
                        .section("Server"))
                .field(Field.integer("port", "Port", 1, 65535).defaults(993).section("Server"))
                .field(Field.choice("security", "Encryption", Security.class)
                        .defaults("tls")
                        .section("Server")
                        .description("None is for servers on this network that the operator trusts."))
                .field(Field.text("folder", "Folder")
                        .maxLength(200)
                        .defaults("INBOX")
                        .section("Server")
                        .description("Messages that arrive in it from now on are looked at."))
                .field(Field.text("done_folder", "Move to")
                        .maxLength(200)
                        .section("Server")
                        .description("Where messages are moved when they are stored here. Empty: marked as read."))
                .field(Field.text("username", "User name")
                        .required()
                        .maxLength(200)
                        .section("Sign-in"))
                .field(Field.choice("sign_in", "Sign in with", SignIn.class)
                        .defaults("password")
                        .section("Sign-in"))
                .field(Field.secret("password", "Password").section("Sign-in"))
                .field(Field.text("token_url", "Token address")
                        .maxLength(2000)
                        .section("OAuth 2.0")
                        .description("Of Microsoft 365, for example,"
                                + " https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token"))
                .field(Field.text("client_id", "Client id").maxLength(300).section("OAuth 2.0"))
                .field(Field.secret("client_secret", "Client secret").section("OAuth 2.0"))
                .field(Field.secret("refresh_token", "Refresh token").section("OAuth 2.0"))
                .field(Field.text("authserv_id", "Mail server that checks senders")
                        .maxLength(253)
                        .pattern("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?", "a name such as mx.clinic.example")
                        .section("MailSenders")
                        .description("The name at the start of its Authentication-Results lines. Its word on SPF, DKIM"
                                + " and DMARC is believed. Empty: DKIM is checked here."))
                .field(Field.choice("confirm", "Ask for a code", Confirm.class)
                        .defaults("always")
                        .section("MailSenders")
                        .description("Always: of everybody but the trusted senders. Unproven: only of those whom"
                                + " neither SPF nor DKIM proves. The code goes to the address that is known here."))
                .field(Field.texts("trusted_senders", "Trusted senders")
                        .maxLength(254)
                        .section("MailSenders")
                        .description("Need no code once they are proven."))
                .field(Field.texts("allowed_senders", "Allowed senders")
                        .maxLength(254)
                        .section("MailSenders")
                        .description(
                                "Addresses that may send though they belong to no person here, such as a scanner's."))
                .field(Field.reference("sends_as", "Allowed senders send as", "person")
                        .section("MailSenders")
                        .description("Whose rights count for them."))
                .field(Field.reference("number_id", "Send from", "fax_number").section("Faxes"))
                .field(Field.bool("text_as_fax", "Text as a fax")
                        .defaults(false)
                        .section("Faxes")
                        .description("A message without attachment is sent as a page with its text."))
                .computed(
                        Field.timestamp("last_looked_at", "Last looked at").section("State"),
                        box -> states.find(box.id()).polledAt())
                .computed(
                        Field.text("last_error", "Trouble").section("State"),
                        box -> states.find(box.id()).lastError())
                .list("name", "address", "host", "last_looked_at", "last_error", "enabled")
                .unique("fax_mailboxes_name", "name")
                .hooks(new Hooks(states, sockets, posts))
                .build();
    }

    @Bean
    RecurringJob faxMailboxesJob(PollMailbox polling, MailInProperties properties) {
        return new RecurringJob("fax-mailboxes", JobPool.SHORT, properties.every(), polling::queueDue);
    }

    @Bean
    RecurringJob faxMailUpkeep(JdbcClient jdbc, Clock clock) {
        return new RecurringJob(
                "fax-mail-upkeep",
                JobPool.SHORT,
                Duration.ofHours(6),
                () -> jdbc.sql("select dartwing_forget_fax_mail(?)")
                        .param(Timestamp.from(clock.instant().minus(KEPT)))
                        .query(Long.class)
                        .single());
    }

    @Bean
    SealedData sealedMailContent(JdbcClient jdbc, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                jdbc, transaction, keys, "fax_mail_messages", "content", "id", MessageRows::contentContext);
    }

    @Bean
    SealedData sealedMailboxTokens(JdbcClient jdbc, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                jdbc, transaction, keys, "fax_mailbox_states", "tokens", "mailbox_id", MailboxStates::tokensContext);
    }

    private record Hooks(MailboxStates states, GuardedSockets sockets, GuardedPost posts)
            implements RecordHooks<FaxMailbox> {
        @Override
        public void validate(FaxMailbox box, boolean creating, Violations violations) {
            if (box.security() == Security.NONE && !sockets.trusts(box.host())) {
                violations.add("security", "the password would travel in clear", "tls or starttls");
            }
            if (box.signIn() == SignIn.PASSWORD && !box.hasPassword()) {
                violations.add("password", "missing", "the mailbox's password");
            }
            if (box.signIn() == SignIn.OAUTH2) {
                oauth(box, violations);
            }
            senders("allowed_senders", box.allowedSenders(), violations);
            senders("trusted_senders", box.trustedSenders(), violations);
            if (!box.allowedSenders().isEmpty() && box.sendsAs() == null) {
                violations.add("sends_as", "missing", "the person whose rights count for the allowed senders");
            }
        }

        private void oauth(FaxMailbox box, Violations violations) {
            String url = box.tokenUrl();
            if (url == null) {
                violations.add("token_url", "missing", "an https:// address");
            } else {
                posts.fault(url).ifPresent(fault -> violations.add("token_url", fault, "an https:// address"));
            }
            if (box.clientId() == null) {
                violations.add("client_id", "missing", "the id of the application at the sign-in service");
            }
            if (!box.hasRefreshToken()) {
                violations.add("refresh_token", "missing", "one for this mailbox");
            }
        }

        private static void senders(String field, List<String> addresses, Violations violations) {
            if (addresses.size() > MOST_SENDERS || addresses.stream().anyMatch(it -> !MailMessage.isAddress(it))) {
                violations.add(field, "not addresses", "at most " + MOST_SENDERS + " such as name@clinic.example");
            }
        }

        @Override
        public void afterSave(FaxMailbox box, boolean creating) {
            states.changed(box);
        }
    }
}
