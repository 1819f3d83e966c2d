package io.dartwing.fax.recogniser;

import io.dartwing.fax.recogniser.RecogniserAccount.Kind;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.net.GuardedRequests;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecogniserRecords {
    @Bean
    RecordType<RecogniserAccount> outsideRecogniserType(
            RecogniserStates states, OutsideReadings readings, GuardedRequests requests, Audit audit) {
        return RecordType.of("outside_recogniser", RecogniserAccount.class, RecogniserAccount::new)
                .label("Outside recogniser", "Outside recognisers")
                .path("outside-recognisers")
                .title("name")
                .permissions("admin", "admin")
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.bool("enabled", "Enabled")
                        .defaults(false)
                        .description("On: pictures of pages that we read badly leave this server for the service"
                                + " below."))
                .field(Field.bool("agreement_signed", "Agreement signed")
                        .defaults(false)
                        .description("A business associate agreement with the service is in force, or none is needed"
                                + " since no fax holds health information. It can't be enabled without."))
                .field(Field.choice("kind", "Service", Kind.class)
                        .defaults("google_vision")
                        .section("Service"))
                .field(Field.text("endpoint", "Address")
                        .maxLength(300)
                        .section("Service")
                        .description("Google: empty, or https://eu-vision.googleapis.com for the European Union. Azure:"
                                + " that of your resource, such as https://clinic.cognitiveservices.azure.com."))
                .field(Field.secret("api_key", "Key").section("Service"))
                .field(Field.integer("use_below", "Below (percent)", 1, 100)
                        .defaults(60)
                        .section("Pages")
                        .description("Pages that we read with less confidence are read there too, and those with ink on"
                                + " which we read nothing. What was read more surely is kept."))
                .field(Field.integer("max_pages", "Pages of a fax", 1, 100)
                        .defaults(10)
                        .section("Pages")
                        .description("No more of one fax leave. The service is paid by the page."))
                .field(Field.integer("max_seconds", "Seconds for a fax", 2, 120)
                        .defaults(20)
                        .section("Pages")
                        .description("How long a fax waits for the service; what isn't read by then stays as it is."))
                .computed(
                        Field.integer("pages_today", "Pages today", 0, Integer.MAX_VALUE)
                                .section("State"),
                        account -> readings.today(account.id()))
                .computed(
                        Field.timestamp("last_asked_at", "Last asked").section("State"),
                        account -> states.find(account.id()).askedAt())
                .computed(
                        Field.timestamp("paused_until", "Left alone until").section("State"),
                        account -> states.find(account.id()).pausedUntil())
                .computed(
                        Field.text("last_error", "Trouble").section("State"),
                        account -> states.find(account.id()).lastError())
                .list("name", "kind", "enabled", "pages_today", "last_error")
                .unique("outside_recognisers_name", "name")
                .softDelete()
                .hooks(new Hooks(states, requests, audit))
                .build();
    }

    private record Hooks(RecogniserStates states, GuardedRequests requests, Audit audit)
            implements RecordHooks<RecogniserAccount> {
        @Override
        public void validate(RecogniserAccount account, boolean creating, Violations violations) {
            account.address()
                    .ifPresentOrElse(
                            address -> requests.fault(address)
                                    .or(() -> faultOfAddress(address))
                                    .ifPresent(fault ->
                                            violations.add("endpoint", fault, "an https:// address without a query")),
                            () -> violations.add("endpoint", "missing", "the address of your resource"));
            if (!account.hasApiKey()) {
                violations.add("api_key", "missing", "the key of the service");
            }
            if (account.enabled() && !account.agreementSigned()) {
                violations.add("agreement_signed", "false", "true: nothing may leave without an agreement");
            }
        }

        private static Optional<String> faultOfAddress(String address) {
            URI uri = URI.create(address);
            boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null;
            return plain ? Optional.empty() : Optional.of("more than a host, a port and a path");
        }

        @Override
        public void afterSave(RecogniserAccount account, boolean creating) {
            states.changed(account.id());
            if (account.enabled()) {
                audit.record(
                        "outside_recogniser.enabled",
                        "outside_recogniser",
                        account.id(),
                        Map.of(
                                "service",
                                account.kind().title(),
                                "host",
                                account.host(),
                                "agreement",
                                account.agreementSigned() ? "signed" : "none"));
            }
        }
    }
}
