package io.dartwing.telephony.routing;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.dartwing.kernel.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The country that a request leads to, as far as the number says. It never falls back to one.
public sealed interface Destination {
    /// In the place of countries: whatever can be dialled, also what no numbering plan has, such
    /// as a PBX's own
    /// numbers.
    String EVERYWHERE = "*";

    /// @param code ISO 3166-1 alpha-2
    record Country(String code) implements Destination {
        @Override
        public String text() {
            return code;
        }

        @Override
        public boolean servedBy(Set<String> countries) {
            return countries.isEmpty() || countries.contains(code) || countries.contains(EVERYWHERE);
        }
    }

    /// +1 800, 833, 844, …: one pool for the whole North American plan (47 CFR §52.101), no
    /// country's own.
    record NorthAmericanTollFree() implements Destination {
        @Override
        public String text() {
            return "North American toll-free";
        }

        @Override
        public boolean servedBy(Set<String> countries) {
            return countries.isEmpty()
                    || countries.contains("US")
                    || countries.contains("CA")
                    || countries.contains(EVERYWHERE);
        }
    }

    /// Codes without a country (ITU-T E.164 §6.2.2 and §6.2.3): satellites, international
    /// toll-free and premium rate.
    /// They are dear and liked by fraudsters, so "all countries" does not mean them.
    ///
    /// @param callingCode for example 881
    record NonGeographic(int callingCode) implements Destination {
        @Override
        public String text() {
            return "+" + callingCode;
        }

        @Override
        public boolean servedBy(Set<String> countries) {
            return countries.contains(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY) || countries.contains(EVERYWHERE);
        }
    }

    /// No numbering plan that we know has such a number.
    record Unrecognized() implements Destination {
        @Override
        public String text() {
            return "unknown";
        }

        @Override
        public boolean servedBy(Set<String> countries) {
            return countries.contains(EVERYWHERE);
        }
    }

    /// Names no number: it stands in stored decisions.
    String text();

    /// Whether a carrier that lists these countries (ISO 3166-1 alpha-2, `001` for codes without
    /// a country,
    /// `EVERYWHERE`;
    /// empty for all countries) serves it.
    boolean servedBy(Set<String> countries);

    /// @param code ISO 3166-1 alpha-2, in any case
    static Destination country(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        return NumberPlans.hasCountry(upper) ? new Country(upper) : new Unrecognized();
    }

    static Destination of(PhoneNumber number) {
        return NumberPlans.destination(number);
    }

    /// From a number in E.164 form or a country's code.
    ///
    /// @return empty when it is neither in form
    static Optional<Destination> parse(String text) {
        String bare = text.strip();
        if (bare.length() == 2) {
            return Optional.of(country(bare));
        }
        return PhoneNumber.parse(bare).map(Destination::of);
    }
}
