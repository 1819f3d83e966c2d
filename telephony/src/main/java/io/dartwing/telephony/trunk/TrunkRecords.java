package io.dartwing.telephony.trunk;

import io.dartwing.engine.fax.line.LineTrunk.T38;
import io.dartwing.engine.fax.line.LineTrunk.Transport;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.database.ModuleMigrations;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import io.dartwing.telephony.TelephonyError;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class TrunkRecords {
    private static final Pattern PREFIX = Pattern.compile("\\+[0-9]{1,15}");

    @Bean
    ModuleMigrations telephonyMigrations() {
        return new ModuleMigrations("telephony", 20);
    }

    @Bean
    RecordType<SipTrunk> trunkType(Events events, JdbcClient jdbc, TrunkStates states) {
        return RecordType.of("sip_trunk", SipTrunk.class, SipTrunk::new)
                .label("Trunk", "Trunks")
                .path("trunks")
                .title("name")
                .permissions("fax:read", "admin")
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.text("host", "Host")
                        .required()
                        .maxLength(253)
                        .pattern("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9a-fA-F:.]+", "a host name or address")
                        .description("The carrier's SIP host. Calls are accepted from its addresses.")
                        .searchable())
                .field(Field.integer("port", "Port", 1, 65535).defaults(5060))
                .field(Field.choice("transport", "Transport", Transport.class).defaults("udp"))
                .field(Field.text("username", "User name")
                        .maxLength(128)
                        .section("Sign-in")
                        .description("Empty when the carrier knows this server by its address."))
                .field(Field.secret("password", "Password").section("Sign-in"))
                .field(Field.bool("register", "Register")
                        .defaults(false)
                        .section("Sign-in")
                        .description("Register with the carrier, so that it knows where to send calls."))
                .field(
                        Field.choice("t38", "T.38", T38.class)
                                .defaults("auto")
                                .section("Media")
                                .description(
                                        "auto: offered when fax tones are heard; always: right after the answer; never: audio only."))
                .field(Field.choices("codecs", "Audio codecs", "PCMU", "PCMA")
                        .defaults(java.util.List.of("PCMU", "PCMA"))
                        .section("Media"))
                .field(Field.texts("prefixes", "Prefixes")
                        .section("Use")
                        .description("Numbers this trunk is for, for example +1. None: all. The longest match wins."))
                .field(Field.integer("priority", "Priority", 1, 5)
                        .defaults(3)
                        .section("Use")
                        .description("1 is preferred, 5 is the last choice. Prefixes count more."))
                .field(Field.integer("max_calls", "Calls at the same time", 1, 1000)
                        .defaults(30)
                        .section("Use"))
                .field(Field.bool("enabled", "Enabled").defaults(true).section("Use"))
                .computed(
                        Field.text("registration_status", "Registration").section("State"),
                        trunk -> states.of(trunk.id())
                                .map(TrunkStates.State::registration)
                                .orElse(null))
                .computed(
                        Field.text("registration_detail", "Detail").section("State"),
                        trunk -> states.of(trunk.id())
                                .map(TrunkStates.State::detail)
                                .orElse(null))
                .computed(
                        Field.integer("active_calls", "Calls now", 0, 1_000_000).section("State"),
                        trunk -> states.of(trunk.id())
                                .map(TrunkStates.State::activeCalls)
                                .orElse(0))
                .list("name", "host", "transport", "t38", "registration_status", "active_calls", "enabled")
                .hooks(new Hooks(events, jdbc))
                .build();
    }

    private record Hooks(Events events, JdbcClient jdbc) implements RecordHooks<SipTrunk> {
        @Override
        public void validate(SipTrunk trunk, boolean creating, Violations violations) {
            for (String prefix : trunk.prefixes()) {
                if (!PREFIX.matcher(prefix).matches()) {
                    violations.add("prefixes", "not a prefix", "+ and 1 to 15 digits each");
                    break;
                }
            }
            if (trunk.codecs().isEmpty()) {
                violations.add("codecs", "none", "at least one of PCMU and PCMA");
            }
            if (trunk.register() && trunk.username() == null) {
                violations.add("username", "missing", "one, to register with");
            }
        }

        @Override
        public void afterSave(SipTrunk trunk, boolean creating) {
            events.publish(new TrunksChanged(trunk.organizationId(), trunk.id()));
        }

        @Override
        public void beforeDelete(SipTrunk trunk) {
            long numbers = jdbc.sql("select count(*) from fax_numbers where trunk_id = ?")
                    .param(trunk.id())
                    .query(Long.class)
                    .single();
            if (numbers > 0) {
                throw new ProblemException(
                        TelephonyError.TRUNK_IN_USE, "numbers: " + numbers + " lie on this trunk (expected: none)");
            }
            events.publish(new TrunksChanged(trunk.organizationId(), trunk.id()));
        }
    }
}
