/// Telnyx: faxes, messages, calls, numbers.
///
/// Written against <https://developers.telnyx.com/api-reference> (API version 2). Only
/// `TelnyxConnector` is public.
@ApplicationModule(displayName = "Telnyx")
@NullMarked
package io.dartwing.telephony.connector.telnyx;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
