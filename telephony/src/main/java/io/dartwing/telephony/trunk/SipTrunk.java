package io.dartwing.telephony.trunk;

import io.dartwing.engine.fax.line.LineTrunk.T38;
import io.dartwing.engine.fax.line.LineTrunk.Transport;
import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// One way to the telephone network, as an administrator set it up.
@Entity
@Table(name = "sip_trunks")
public class SipTrunk extends TenantRecord {
    private String name = "";
    private String host = "";
    private int port = 5060;

    @Enumerated(EnumType.STRING)
    private Transport transport = Transport.UDP;

    private @Nullable String username;
    private byte @Nullable [] password;
    private boolean register;

    @Enumerated(EnumType.STRING)
    private T38 t38 = T38.AUTO;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> codecs = List.of("PCMU", "PCMA");

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> prefixes = List.of();

    private int maxCalls = 30;
    private int priority = 3;
    private boolean enabled = true;

    public String name() {
        return name;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public Transport transport() {
        return transport;
    }

    public @Nullable String username() {
        return username;
    }

    public boolean register() {
        return register;
    }

    public T38 t38() {
        return t38;
    }

    public List<String> codecs() {
        return codecs;
    }

    public List<String> prefixes() {
        return prefixes;
    }

    public int maxCalls() {
        return maxCalls;
    }

    /// 1 is preferred, 5 is the last choice.
    public int priority() {
        return priority;
    }

    public boolean enabled() {
        return enabled;
    }
}
