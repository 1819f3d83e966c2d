/// Telling other programs what happened: the catalogue of events, and their delivery to an organisation's
/// endpoints.
///
/// An event and one delivery per subscribed endpoint are written in the transaction that made it true; what is
/// committed is delivered at least once, with the same `webhook_id` each time, in order per resource and
/// endpoint, its `sequence` without gaps. Attempts are written before they are made. No endpoint waits for
/// another. Payloads hold ids and small words, never PHI, never a far party's number.
@NullMarked
@ApplicationModule(displayName = "Webhooks")
package io.dartwing.platform.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
