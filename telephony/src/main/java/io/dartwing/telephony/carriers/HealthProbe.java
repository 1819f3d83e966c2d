package io.dartwing.telephony.carriers;

/// A cheap request that only works if account and provider do.
public interface HealthProbe {
    /// Done with a sentence for the administrator, for example the account's name.
    CarrierResult<String> probe(CarrierAccount account);
}
