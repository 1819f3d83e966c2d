package io.dartwing.telephony.supply;

import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.NumberSearch.AvailableNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the API shows of offers and orders.
final class SupplyViews {
    private SupplyViews() {}

    /// `amount` is exact: a decimal number as text.
    record PriceView(String amount, String currency) {
        static @Nullable PriceView of(Optional<Money> money) {
            return money.map(known -> new PriceView(
                            amount(known.amount()), known.currency().getCurrencyCode()))
                    .orElse(null);
        }

        private static String amount(BigDecimal exact) {
            BigDecimal plain = exact.stripTrailingZeros();
            return (plain.scale() < 2 ? plain.setScale(2, RoundingMode.UNNECESSARY) : plain).toPlainString();
        }
    }

    record OfferView(
            UUID carrierAccountId,
            String carrier,
            String number,
            String kind,
            String place,
            List<String> uses,
            @Nullable PriceView monthly,
            @Nullable PriceView setUp) {
        static OfferView of(Offers.Offer offer) {
            AvailableNumber number = offer.number();
            return new OfferView(
                    offer.carrier().account().id(),
                    offer.carrier().name(),
                    number.number(),
                    SupplyWishes.label(number.kind()),
                    number.place(),
                    number.uses().stream().sorted().map(SupplyWishes::label).toList(),
                    PriceView.of(number.monthly()),
                    PriceView.of(number.setUp()));
        }
    }

    /// `outcome`: answered, refused, unavailable, cant_search. `left_out`: found, but set up here
    /// or resting.
    record SaidView(
            UUID carrierAccountId,
            String carrier,
            String outcome,
            int found,
            int leftOut,
            @Nullable String cause,
            String text) {
        static SaidView of(Offers.Said said) {
            return new SaidView(
                    said.carrier().account().id(),
                    said.carrier().name(),
                    said.outcome().label(),
                    said.found(),
                    said.resting(),
                    said.cause().map(SupplyWishes::label).orElse(null),
                    said.text());
        }
    }

    record OfferList(List<OfferView> data, List<SaidView> carriers) {
        static OfferList of(Offers.Found found) {
            return new OfferList(
                    found.offers().stream().map(OfferView::of).toList(),
                    found.said().stream().map(SaidView::of).toList());
        }
    }

    /// `state`: started, ordered, active, failed, unknown. `number_id`: the number's record, once
    /// it is there.
    /// `configured`: whether the carrier was told to call us.
    record OrderView(
            UUID id,
            UUID carrierAccountId,
            String number,
            String state,
            @Nullable UUID numberId,
            boolean configured,
            @Nullable String cause,
            @Nullable String problem,
            Instant createdAt,
            String createdBy,
            @Nullable Instant endedAt) {
        static OrderView of(Purchase purchase) {
            return new OrderView(
                    purchase.id(),
                    purchase.accountId(),
                    purchase.number(),
                    purchase.state().label(),
                    purchase.numberId().orElse(null),
                    purchase.configured(),
                    purchase.cause().map(SupplyWishes::label).orElse(null),
                    purchase.problem().orElse(null),
                    purchase.createdAt(),
                    purchase.createdBy(),
                    purchase.endedAt().orElse(null));
        }
    }

    record ReleaseView(UUID id, String state, String notice) {}
}
