package io.dartwing.telephony.carriers;

public interface BalanceReport {
    CarrierResult<Money> balance(CarrierAccount account);
}
