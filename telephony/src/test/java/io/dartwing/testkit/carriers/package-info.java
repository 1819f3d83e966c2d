/// Holds carrier connectors to their contract, over the carrier simulator.
///
/// A connector's test extends `CarrierContract` and names the connector; everything that the provider
/// can do is then tested. It lies in telephony's test-jar: the contract is telephony's, and its own
/// connectors use the kit too.
package io.dartwing.testkit.carriers;
