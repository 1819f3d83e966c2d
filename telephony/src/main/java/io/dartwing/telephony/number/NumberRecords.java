package io.dartwing.telephony.number;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import io.dartwing.telephony.TelephonyError;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class NumberRecords {
    /// As the registries of caller names take it
    /// (<https://www.twilio.com/docs/voice/brand-your-calls-using-cnam>).
    static final String CALLER_NAME = "[A-Za-z][A-Za-z0-9., ]{0,14}";

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
                .field(Field.choice("state", "State", NumberState.class).readOnly())
                .field(Field.timestamp("quarantined_until", "Rests until")
                        .readOnly()
                        .description("Until then it is not handed out and can't be set up again."))
                .field(Field.text("release_problem", "Why it was not given back")
                        .readOnly())
                .field(Field.choices("uses", "Used for", "voice", "sms", "mms", "fax"))
                .field(Field.texts("tags", "Tags").maxLength(40))
                .field(Field.text("pool", "Pool").maxLength(60).description("Numbers of one name are used together."))
                .field(Field.text("provider_id", "Carrier's id")
                        .maxLength(100)
                        .pattern("[!-~]*", "printable characters without spaces")
                        .section("Carrier")
                        .description("By which the carrier sets it up and takes it back. Bought numbers have it."))
                .field(Field.text("monthly_cost", "Monthly cost")
                        .maxLength(12)
                        .pattern("[0-9]{1,7}(\\.[0-9]{1,4})?", "an amount such as 1.15")
                        .section("Carrier"))
                .field(Field.text("monthly_currency", "Currency")
                        .maxLength(3)
                        .pattern("[A-Z]{3}", "an ISO 4217 code such as USD")
                        .section("Carrier"))
                .field(Field.text("caller_name", "Caller name (CNAM)")
                        .maxLength(15)
                        .pattern(CALLER_NAME, "a letter, then up to 14 letters, digits, spaces, commas and points")
                        .section("Carrier")
                        .description(
                                "What phones show for its calls. It is sent to the carrier where that is possible."))
                .field(Field.choice(
                                "caller_name_state", "Caller name is", "kept_here", "pending", "published", "refused")
                        .readOnly()
                        .section("Carrier")
                        .description("kept_here: nobody can be told from here; enter it at the provider's own site."))
                .field(Field.text("caller_name_problem", "Why it is not published")
                        .readOnly()
                        .section("Carrier"))
                .field(Field.bool("port_locked", "Locked against porting out")
                        .defaults(false)
                        .section("Carrier")
                        .description("What was agreed with the carrier: it lets no other carrier take the number over."
                                + " Dartwing keeps it in mind and in the audit trail; the carrier enforces it."))
                .field(Field.secret("port_pin", "Port-out PIN")
                        .maxLength(15)
                        .pattern("[0-9A-Za-z]{4,15}", "4 to 15 letters and digits")
                        .section("Carrier")
                        .description("What the carrier asks whoever takes the number away. Kept sealed and never shown;"
                                + " Dartwing tells it nobody, not even the carrier."))
                .list("number", "label", "state", "trunk_id", "carrier_id", "inbox_id", "tags", "monthly_cost")
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
            if ((number.monthlyCost() == null) != (number.monthlyCurrency() == null)) {
                violations.add(
                        number.monthlyCost() == null ? "monthly_cost" : "monthly_currency",
                        "missing",
                        "both or neither");
            }
        }

        @Override
        public void beforeSave(FaxNumber number, boolean creating) {
            if (creating) {
                standing(number.number()).ifPresent(standing -> {
                    throw standing.problem();
                });
            } else {
                requireActive(number, "can't be changed");
            }
        }

        /// Whoever deletes a resting number would make it free too early.
        @Override
        public void beforeDelete(FaxNumber number) {
            requireActive(number, "can't be deleted");
        }

        private static void requireActive(FaxNumber number, String refused) {
            if (number.state() != NumberState.ACTIVE) {
                throw new ProblemException(
                        TelephonyError.NUMBER_NOT_ACTIVE,
                        "state: " + number.state().label() + ", " + refused + " (expected: active)");
            }
        }

        private Optional<NumberStanding> standing(String number) {
            return NumberStanding.of(jdbc, number);
        }
    }
}
