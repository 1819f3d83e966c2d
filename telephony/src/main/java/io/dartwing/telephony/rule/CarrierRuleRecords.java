package io.dartwing.telephony.rule;

import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import io.dartwing.telephony.routing.Destination;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CarrierRuleRecords {
    private static final String WHEN = "When";
    private static final String THEN = "Then";
    private static final Pattern PREFIX = Pattern.compile("\\+[0-9]{1,15}");

    /// A date has 8 digits; nothing shorter than 9 is taken for a telephone number.
    private static final Pattern TELEPHONE_NUMBER = Pattern.compile("[0-9]([ ()./-]*[0-9]){8,}");

    @Bean
    RecordType<CarrierRule> carrierRuleType() {
        return RecordType.of("carrier_rule", CarrierRule.class, CarrierRule::new)
                .label("Carrier rule", "Carrier rules")
                .path("carrier-rules")
                .title("name")
                .permissions("admin", "admin")
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.integer("priority", "Order", 0, 100_000)
                        .defaults(100)
                        .description("Lower numbers go first. Of those that name a carrier the first decides."))
                .field(Field.bool("enabled", "Enabled").defaults(true))
                .field(Field.choices("traffic", "Traffic", "fax", "messages", "calls")
                        .section(WHEN)
                        .description("None: all."))
                .field(Field.texts("countries", "To countries")
                        .maxLength(2)
                        .section(WHEN)
                        .description("Two letters each, such as US. With prefixes: either fits."))
                .field(Field.texts("prefixes", "To numbers that begin with")
                        .maxLength(16)
                        .section(WHEN)
                        .description("Such as +1303. Neither countries nor prefixes: all numbers."))
                .field(Field.references("sender_ids", "From numbers", "fax_number")
                        .section(WHEN)
                        .description("None: all."))
                .field(Field.texts("sender_tags", "From numbers tagged")
                        .maxLength(40)
                        .section(WHEN)
                        .description("One of the tags is enough. None: all."))
                .field(Field.choice("effect", "Effect", "prefer", "exclude")
                        .defaults("prefer")
                        .section(THEN)
                        .description("Preferred ones go before better scores as long as they are healthy."))
                .field(Field.references("account_ids", "Carriers", "carrier_account")
                        .section(THEN))
                .field(Field.references("trunk_ids", "Trunks", "sip_trunk").section(THEN))
                .field(Field.text("reason", "Reason")
                        .maxLength(200)
                        .section(THEN)
                        .description("Shown with every choice that the rule had a part in."))
                .list("name", "priority", "enabled", "traffic", "effect")
                .unique("carrier_rules_name", "name")
                .hooks(new Hooks())
                .build();
    }

    private record Hooks() implements RecordHooks<CarrierRule> {
        @Override
        public void validate(CarrierRule rule, boolean creating, Violations violations) {
            List<String> countries = rule.countries().stream()
                    .map(country -> country.toUpperCase(Locale.ROOT))
                    .distinct()
                    .toList();
            if (countries.stream()
                    .anyMatch(country -> !(Destination.country(country) instanceof Destination.Country))) {
                violations.add("countries", "not a country", "ISO 3166-1 codes such as US");
            }
            rule.settleCountries(countries);
            if (rule.prefixes().stream()
                    .anyMatch(prefix -> !PREFIX.matcher(prefix).matches())) {
                violations.add("prefixes", "not a prefix", "+ and 1 to 15 digits each");
            }
            if (rule.accountIds().isEmpty() && rule.trunkIds().isEmpty()) {
                violations.add("account_ids", "none, and no trunk_ids either", "at least one carrier or trunk");
            }
            withoutNumber("name", rule.name(), violations);
            withoutNumber("reason", rule.reason(), violations);
        }

        /// Kept decisions quote both and are read by more people than numbers may be.
        private static void withoutNumber(String field, @Nullable String text, Violations violations) {
            if (text != null && TELEPHONE_NUMBER.matcher(text).find()) {
                violations.add(field, "holds a telephone number", "words; kept decisions quote it");
            }
        }
    }
}
