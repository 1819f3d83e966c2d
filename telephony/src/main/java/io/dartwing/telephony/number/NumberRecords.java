package io.dartwing.telephony.number;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import io.dartwing.telephony.TelephonyError;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class NumberRecords {
    @Bean
    RecordType<FaxNumber> numberType(JdbcClient jdbc) {
        return RecordType.of("fax_number", FaxNumber.class, FaxNumber::new)
                .label("Number", "Numbers")
                .path("numbers")
                .title("number")
                .permissions("fax:read", "admin")
                .field(Field.phone("number", "Number").required().immutable().searchable())
                .field(Field.text("label", "Label").maxLength(80).searchable())
                .field(Field.reference("trunk_id", "Trunk", "sip_trunk")
                        .description("Where its calls come in. Either this or a carrier."))
                .field(Field.reference("carrier_id", "Carrier", "carrier_account")
                        .description("Whose account it lies with. Either this or a trunk."))
                .field(Field.references("sender_at", "Sender at", "carrier_account")
                        .description("Other carriers where it is registered as a sender: they can take over."))
                .field(Field.bool("fax_enabled", "Receives and sends faxes").defaults(true))
                .field(Field.reference("inbox_id", "Inbox", "inbox")
                        .section("Incoming faxes")
                        .description("Where its faxes go when no rule says otherwise."))
                .field(Field.reference("assigned_to", "Person", "person").section("Incoming faxes"))
                .field(Field.text("station_id", "Station id")
                        .maxLength(20)
                        .pattern("[ -~]*", "up to 20 plain characters")
                        .description("What far machines show. Empty: the number."))
                .list("number", "label", "trunk_id", "carrier_id", "inbox_id", "fax_enabled")
                .hooks(new Hooks(jdbc))
                .build();
    }

    private record Hooks(JdbcClient jdbc) implements RecordHooks<FaxNumber> {
        @Override
        public void validate(FaxNumber number, boolean creating, Violations violations) {
            if (number.trunkId().isPresent() == number.carrierId().isPresent()) {
                violations.add(
                        "trunk_id",
                        number.trunkId().isPresent() ? "beside carrier_id" : "missing, and carrier_id too",
                        "one of both");
            }
        }

        @Override
        public void beforeSave(FaxNumber number, boolean creating) {
            if (creating
                    && jdbc.sql("select count(*) from find_fax_number(?)")
                                    .param(number.number())
                                    .query(Long.class)
                                    .single()
                            > 0) {
                throw new ProblemException(
                        TelephonyError.NUMBER_TAKEN, "number: already set up (expected: a number not in use here)");
            }
        }
    }
}
