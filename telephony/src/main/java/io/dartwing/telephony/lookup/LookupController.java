package io.dartwing.telephony.lookup;

import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.account.CarrierPages;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.NumberLookup.LookupAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Look-up of any number. The number is in the body: addresses end up in logs.
@RestController
@RequestMapping("/api/v1/numbers/lookup")
@Tag(name = "Numbers")
class LookupController {
    record LookupWish(
            @Nullable String number,
            @Nullable String carrierAccountId,
            @Nullable Boolean refresh) {}

    /// `amount` is exact: a decimal number as text.
    record LookupCost(String amount, String currency) {
        static @Nullable LookupCost of(Optional<Money> money) {
            return money.map(known -> new LookupCost(
                            known.amount().toPlainString(), known.currency().getCurrencyCode()))
                    .orElse(null);
        }
    }

    /// `line_type`: landline, mobile, voip, toll_free, unknown. `cost`: what the account's price
    /// list says a request costs; null when it has none, and when `kept` says that nobody was
    /// asked.
    record LookupView(
            String number,
            String display,
            boolean valid,
            @Nullable String country,
            String lineType,
            @Nullable String carrier,
            @Nullable String mobileCountryCode,
            @Nullable String mobileNetworkCode,
            @Nullable String callerName,
            boolean kept,
            Instant lookedUpAt,
            String carrierAccountId,
            @Nullable String carrierAccount,
            @Nullable LookupCost cost) {}

    private final Lookups lookups;
    private final CarrierAccounts accounts;
    private final CarrierPages pages;

    LookupController(Lookups lookups, CarrierAccounts accounts, CarrierPages pages) {
        this.lookups = lookups;
        this.accounts = accounts;
        this.pages = pages;
    }

    @PostMapping
    @Operation(
            operationId = "lookUpNumber",
            summary = "What is known of a number",
            description = "An answer that was kept (setting `numbers.lookup_kept_days`) costs nothing; `refresh` asks"
                    + " anew. Without `carrier_account_id` the enabled accounts that can are asked in the order of"
                    + " their priority, until one answers.")
    LookupView lookUp(@RequestBody LookupWish wish) {
        PermissionDecision.require(Permissions.ADMIN);
        PhoneNumber number = Optional.ofNullable(wish.number())
                .flatMap(PhoneNumber::parse)
                .orElseThrow(() ->
                        PlatformError.invalid("number", "not a number", "one in E.164 form, for example +12025550143"));
        Optional<Carrier> only = Optional.ofNullable(wish.carrierAccountId()).map(this::carrier);
        Optional<KnownNumber> kept = Boolean.TRUE.equals(wish.refresh())
                ? Optional.empty()
                : lookups.kept(
                        number, only.map(carrier -> carrier.account().id()).orElse(null));
        return view(
                number,
                kept.orElseGet(() -> lookups.ask(number, only.map(List::of).orElseGet(accounts::enabled))));
    }

    private Carrier carrier(String account) {
        return accounts.find(pages.account(account))
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."));
    }

    private LookupView view(PhoneNumber number, KnownNumber known) {
        LookupAnswer answer = known.answer();
        return new LookupView(
                number.e164(),
                number.display(),
                answer.valid(),
                answer.country().isEmpty() ? null : answer.country(),
                answer.lineType().name().toLowerCase(Locale.ROOT),
                answer.carrier().orElse(null),
                answer.mobileCountryCode().orElse(null),
                answer.mobileNetworkCode().orElse(null),
                answer.callerName().orElse(null),
                known.kept(),
                known.lookedUpAt(),
                known.accountId().toString(),
                accounts.name(known.accountId()).orElse(null),
                LookupCost.of(known.cost()));
    }
}
