package io.dartwing.telephony.account;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.Connector;

/// An account with the connector that speaks to its provider, as both stand at this moment.
///
/// @param name the administrator's name of it
/// @param priority 1 is preferred, 5 is the last choice
public record Carrier(CarrierAccount account, Connector connector, String name, int priority, boolean enabled) {}
