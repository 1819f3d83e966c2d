package io.dartwing.fax.faxbot;

import io.dartwing.fax.inbound.Reception;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.carriers.BasicAuth;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Signatures;
import io.dartwing.telephony.carriers.WebhookSource;
import io.dartwing.telephony.webhook.JudgedWebhooks;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Judges what providers post to Faxbot's addresses, and hands what is genuine to the
/// organisation's account with that provider, where it goes the way of every webhook.
@ForFaxbot
@Component
final class ProviderCallbacks {
    private final FaxbotOrganization organization;
    private final FaxbotEnvironment environment;
    private final CarrierAccounts accounts;
    private final JudgedWebhooks webhooks;
    private final FaxbotArrivals arrivals;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ProviderCallbacks(
            FaxbotOrganization organization,
            FaxbotEnvironment environment,
            CarrierAccounts accounts,
            JudgedWebhooks webhooks,
            FaxbotArrivals arrivals,
            Audit audit,
            TransactionTemplate transaction) {
        this.organization = organization;
        this.environment = environment;
        this.accounts = accounts;
        this.webhooks = webhooks;
        this.arrivals = arrivals;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// @return Faxbot's word for it: `ok`, or `ignored` when it names no fax
    String phaxio(RawWebhook told, boolean received) {
        return Actors.callAs(organization.actor("faxbot-phaxio"), () -> {
            Optional<Carrier> carrier = carrier("phaxio");
            boolean judge =
                    environment.flag(received ? "PHAXIO_INBOUND_VERIFY_SIGNATURE" : "PHAXIO_VERIFY_SIGNATURE", true);
            if (judge && !genuine(carrier, told) && !signedByPhaxioSecret(told)) {
                throw refused();
            }
            Optional<RawWebhook> own =
                    ProviderForms.isPhaxios(told) ? Optional.of(told) : ProviderForms.phaxio(told, received);
            return enter(carrier, own, received);
        });
    }

    /// The same for Sinch.
    String sinch(RawWebhook told, boolean received) {
        return Actors.callAs(organization.actor("faxbot-sinch"), () -> {
            Optional<Carrier> carrier = carrier("sinch");
            if (environment.flag("SINCH_INBOUND_VERIFY_SIGNATURE", true) && !provenBySinch(carrier, told)) {
                throw refused();
            }
            Optional<RawWebhook> own =
                    ProviderForms.isSinchs(told) ? Optional.of(told) : ProviderForms.sinch(told, received);
            return enter(carrier, own, received);
        });
    }

    /// The same for SignalWire, which is always judged by its signature.
    String signalWire(RawWebhook told) {
        return Actors.callAs(organization.actor("faxbot-signalwire"), () -> {
            Optional<Carrier> carrier = carrier("signalwire");
            if (!genuine(carrier, told)) {
                throw refused();
            }
            return enter(carrier, Optional.of(told), false);
        });
    }

    private String enter(Optional<Carrier> carrier, Optional<RawWebhook> own, boolean received) {
        if (own.isEmpty()) {
            return "ignored";
        }
        if (carrier.isEmpty()) {
            if (received) {
                // The provider tells it again: nothing is lost until the account is set up.
                throw FaxbotRefusal.notFound("No account with this provider is set up");
            }
            return "ignored";
        }
        JudgedWebhooks.Outcome outcome = webhooks.enter(carrier.get(), own.get());
        if (received && outcome == JudgedWebhooks.Outcome.TAKEN) {
            transaction.executeWithoutResult(status -> note(carrier.get(), own.get()));
        }
        return outcome == JudgedWebhooks.Outcome.UNUSABLE ? "ignored" : "ok";
    }

    private void note(Carrier carrier, RawWebhook webhook) {
        UUID account = carrier.account().id();
        String backend = carrier.connector().name();
        if (carrier.connector() instanceof WebhookSource source) {
            Reception.arrivals(account, source.parse(carrier.account(), webhook).events())
                    .forEach(call -> arrivals.add(call, backend));
        }
        audit.record("inbound_received", "carrier_account", account, Map.of("backend", backend));
    }

    private Optional<Carrier> carrier(String connector) {
        return accounts.enabled().stream()
                .filter(carrier -> carrier.connector().name().equals(connector))
                .findFirst();
    }

    private static boolean genuine(Optional<Carrier> carrier, RawWebhook told) {
        return carrier.filter(known -> known.connector() instanceof WebhookSource source
                        && source.verify(known.account(), told) instanceof WebhookSource.Verification.Genuine)
                .isPresent();
    }

    /// As Faxbot signed until 2025: SHA-256 over the body.
    private boolean signedByPhaxioSecret(RawWebhook told) {
        Optional<String> shown = told.header("x-phaxio-signature").or(() -> told.header("x-phaxio-signature-sha256"));
        return environment
                .text("PHAXIO_API_SECRET")
                .filter(secret -> shown.filter(signature -> signs(secret, told, signature))
                        .isPresent())
                .isPresent();
    }

    /// Everything that is set up must be right; when nothing is, what the account knows.
    private boolean provenBySinch(Optional<Carrier> carrier, RawWebhook told) {
        Optional<String> user = environment.text("SINCH_INBOUND_BASIC_USER");
        Optional<String> secret = environment.text("SINCH_INBOUND_HMAC_SECRET");
        if (user.isEmpty() && secret.isEmpty()) {
            return genuine(carrier, told);
        }
        boolean basic = user.isEmpty()
                || new BasicAuth(
                                user.get(),
                                environment.text("SINCH_INBOUND_BASIC_PASS").orElse(""))
                        .carriedBy(told);
        boolean signed = secret.isEmpty()
                || told.header("x-sinch-signature")
                        .filter(signature -> signs(secret.get(), told, signature))
                        .isPresent();
        return basic && signed;
    }

    private static boolean signs(String secret, RawWebhook told, String signature) {
        byte[] made = Signatures.hmacSha256(secret.getBytes(StandardCharsets.UTF_8), told.body());
        String shown = signature.strip();
        return FaxbotDoor.same(
                HexFormat.of().formatHex(made),
                (shown.startsWith("sha256=") ? shown.substring(7) : shown).toLowerCase(java.util.Locale.ROOT));
    }

    private static FaxbotRefusal refused() {
        return new FaxbotRefusal(401, "Invalid signature");
    }
}
