package io.dartwing.telephony.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.PhoneNumber;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {
    @ParameterizedTest
    @CsvSource({
        "+12025550143, US", "+14155550132, US", "+18185550111, US", "+16045550123, CA", "+18075550123, CA",
        "+18195550123, CA", "+18765550123, JM", "+17875550123, PR", "+12425550123, BS", "+16715550123, GU",
        "+18095550123, DO", "+442079460123, GB", "+441534123456, JE", "+4930123456, DE", "+390612345678, IT",
        "+33123456789, FR", "+77012345678, KZ", "+79123456789, RU"
    })
    void aNumbersOwnDigitsTellItsCountry(String number, String country) {
        assertThat(Destination.of(new PhoneNumber(number))).isEqualTo(new Destination.Country(country));
    }

    @ParameterizedTest
    @CsvSource({"+18005550199", "+18335550199", "+18445550199", "+18885550199"})
    void tollFreeIsNotCanadaButThePoolOfNorthAmerica(String number) {
        Destination tollFree = Destination.of(new PhoneNumber(number));
        assertThat(tollFree).isEqualTo(new Destination.NorthAmericanTollFree());
        assertThat(tollFree.servedBy(Set.of("GB", "DE"))).isFalse();
        assertThat(tollFree.servedBy(Set.of("US"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"+15415", "+11111111111", "+9991234567", "+2101234567"})
    void whatNoPlanHasIsUnknownAndNotTheUnitedStates(String number) {
        Destination unknown = Destination.of(new PhoneNumber(number));
        assertThat(unknown).isEqualTo(new Destination.Unrecognized());
        assertThat(unknown.servedBy(Set.of())).isFalse();
    }

    @Test
    void allCountriesDoesNotMeanSatellitesAndInternationalPremiumRate() {
        Destination satellite = Destination.of(new PhoneNumber("+881612345678"));
        assertThat(satellite).isEqualTo(new Destination.NonGeographic(881));
        assertThat(satellite.servedBy(Set.of())).isFalse();
        assertThat(satellite.servedBy(Set.of("001"))).isTrue();
    }

    @Test
    void aCountryMayBeNamedInsteadOfANumber() {
        assertThat(Destination.parse("de")).contains(new Destination.Country("DE"));
        assertThat(Destination.parse("QQ")).contains(new Destination.Unrecognized());
        assertThat(Destination.parse("+1 (202) 555-0143")).contains(new Destination.Country("US"));
        assertThat(Destination.parse("fax")).isEmpty();
    }
}
