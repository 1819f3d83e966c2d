package io.dartwing.fax.mail;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A mailbox whose messages become faxes, as an administrator set it up.
@Entity
@Table(name = "fax_mailboxes")
class FaxMailbox extends TenantRecord {
    enum Security {
        TLS,
        STARTTLS,
        /// For hosts that the operator trusts.
        NONE
    }

    enum SignIn {
        PASSWORD,
        OAUTH2
    }

    enum Confirm {
        /// Everybody but the trusted senders.
        ALWAYS,
        /// Only whom nothing proves.
        UNPROVEN
    }

    private String name = "";
    private String address = "";
    private String host = "";
    private int port = 993;

    @Enumerated(EnumType.STRING)
    private Security security = Security.TLS;

    private String username = "";

    @Enumerated(EnumType.STRING)
    private SignIn signIn = SignIn.PASSWORD;

    private byte @Nullable [] password;
    private @Nullable String tokenUrl;
    private @Nullable String clientId;
    private byte @Nullable [] clientSecret;
    private byte @Nullable [] refreshToken;
    private String folder = "INBOX";
    private @Nullable String doneFolder;
    private @Nullable String authservId;

    @Enumerated(EnumType.STRING)
    private Confirm confirm = Confirm.ALWAYS;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> allowedSenders = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> trustedSenders = List.of();

    private @Nullable UUID sendsAs;
    private @Nullable UUID numberId;
    private boolean textAsFax;
    private boolean enabled = true;

    String name() {
        return name;
    }

    String address() {
        return address;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    Security security() {
        return security;
    }

    String username() {
        return username;
    }

    SignIn signIn() {
        return signIn;
    }

    boolean hasPassword() {
        return password != null;
    }

    @Nullable
    String tokenUrl() {
        return tokenUrl;
    }

    @Nullable
    String clientId() {
        return clientId;
    }

    boolean hasClientSecret() {
        return clientSecret != null;
    }

    boolean hasRefreshToken() {
        return refreshToken != null;
    }

    String folder() {
        return folder;
    }

    @Nullable
    String doneFolder() {
        return doneFolder;
    }

    @Nullable
    String authservId() {
        return authservId;
    }

    Confirm confirm() {
        return confirm;
    }

    List<String> allowedSenders() {
        return allowedSenders;
    }

    List<String> trustedSenders() {
        return trustedSenders;
    }

    @Nullable
    UUID sendsAs() {
        return sendsAs;
    }

    @Nullable
    UUID numberId() {
        return numberId;
    }

    boolean textAsFax() {
        return textAsFax;
    }

    boolean enabled() {
        return enabled;
    }

    /// Which messages are meant: where it is another one, all UIDs are new.
    String place() {
        return host.toLowerCase(Locale.ROOT) + " " + port + " " + username + " " + folder;
    }
}
