package io.dartwing.platform.limits;

import static io.dartwing.platform.limits.Rate.UNLIMITED;
import static io.dartwing.platform.limits.Rate.of;

import java.util.Arrays;
import java.util.Optional;

/// The one table of what is limited. Columns: what each caller (a key, a person) may do unless its
/// key says otherwise, then what an organisation may do together in each tier. Numbers: per second,
/// minute and day; 0 means no limit.
///
/// Callers of the tier `unlimited` have no default but the one that protects the server.
public enum LimitedOperation {
    // spotless:off
    //                                       caller             starter                       growth
    //    business                     enterprise
    API_REQUEST(
            "api.request",
            "API requests",
            UNLIMITED,
            of(0, 60, 10_000).atOnce(10),
            of(0, 300, 100_000).atOnce(50),
            of(0, 600, 500_000).atOnce(100),
            of(0, 1000, 0).atOnce(200)),
    SMS_SEND(
            "sms.send",
            "SMS sent",
            of(10, 300, 10_000),
            of(1, 0, 1000),
            of(10, 0, 10_000),
            of(50, 0, 100_000),
            of(100, 0, 500_000)),
    VOICE_CALL(
            "voice.call",
            "Calls",
            of(5, 100, 1000),
            of(1, 0, 0).atOnce(5),
            of(5, 0, 0).atOnce(50),
            of(20, 0, 0).atOnce(200),
            of(50, 0, 0).atOnce(1000)),
    FAX_SEND("fax.send", "Faxes sent", of(2, 30, 500), of(0, 1, 0), of(0, 5, 0), of(0, 20, 0), of(0, 50, 0)),
    NUMBER_SEARCH("number.search", "Number searches", of(10, 100, 1000), UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED),
    ANALYTICS_QUERY(
            "analytics.query", "Analytics queries", of(20, 200, 5000), UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED),
    DATA_EXPORT(
            "data.export",
            "Data exports",
            of(0, 2, 20),
            of(0, 0, 20).atOnce(1),
            of(0, 0, 20).atOnce(1),
            of(0, 0, 50).atOnce(2),
            of(0, 0, 50).atOnce(2)),
    /// Of Faxbot's interface; how often is its own settings' matter.
    FAXBOT_REQUEST("faxbot.request", "Faxbot requests", UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED),
    FAXBOT_LIST("faxbot.list", "Faxbot inbound lists", UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED),
    FAXBOT_READ("faxbot.read", "Faxbot inbound reads", UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED),
    /// Help must not wait: never limited.
    EMERGENCY_CALL("emergency.call", "Emergency calls", UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED);
    // spotless:on

    /// Far more than a program that works needs, little enough that one in a loop leaves room for
    /// the others.
    private static final Rate PROTECTION = of(1000, 30_000, 0);

    private final String value;
    private final String label;
    private final Rate caller;
    private final Rate[] tiers;

    LimitedOperation(String value, String label, Rate caller, Rate... tiers) {
        this.value = value;
        this.label = label;
        this.caller = caller;
        this.tiers = tiers;
    }

    /// As keys and the API name it, for example `fax.send`.
    public String value() {
        return value;
    }

    public String label() {
        return label;
    }

    static Optional<LimitedOperation> named(String value) {
        return Arrays.stream(values()).filter(it -> it.value.equals(value)).findFirst();
    }

    /// What one caller may do when its key says nothing.
    Rate forCaller(LimitTier tier) {
        if (this == API_REQUEST) {
            return PROTECTION;
        }
        return tier == LimitTier.UNLIMITED ? UNLIMITED : caller;
    }

    /// What all callers of an organisation may do together.
    Rate forOrganization(LimitTier tier) {
        return tier == LimitTier.UNLIMITED ? UNLIMITED : tiers[tier.ordinal()];
    }
}
