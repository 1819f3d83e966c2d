package io.dartwing.engine.reading.category;

import java.util.Locale;

/// The kinds of documents that every organisation has. Organisations add their own by correcting
/// ([Categories#retrained]); those have names, but no constant here.
public enum Category {
    PRESCRIPTION,
    LAB_RESULTS,
    REFERRAL,
    PRIOR_AUTH,
    MEDICAL_RECORDS,
    INVOICE,
    CONTRACT,
    PURCHASE_ORDER,
    RESUME,
    MARKETING,
    LEGAL,
    INSURANCE,
    OTHER;

    /// The name as the API and routing rules know it, for example `lab_results`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
