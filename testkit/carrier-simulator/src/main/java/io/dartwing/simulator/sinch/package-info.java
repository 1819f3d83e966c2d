/// Sinch's fax API v3 and SMS REST API, as their public documentation describes them
/// (<https://developers.sinch.com/docs/fax/>, <https://developers.sinch.com/docs/sms/>).
@NullMarked
package io.dartwing.simulator.sinch;

import org.jspecify.annotations.NullMarked;
