/// Twilio, as its public documentation describes it (<https://www.twilio.com/docs>).
@NullMarked
package io.dartwing.simulator.twilio;

import org.jspecify.annotations.NullMarked;
