/// Telnyx, as its public documentation describes it (<https://developers.telnyx.com/api-reference>).
@NullMarked
package io.dartwing.simulator.telnyx;

import org.jspecify.annotations.NullMarked;
