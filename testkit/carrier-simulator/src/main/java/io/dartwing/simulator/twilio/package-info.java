/// Twilio's messages, as its public documentation describes them (<https://www.twilio.com/docs/messaging>).
@NullMarked
package io.dartwing.simulator.twilio;

import org.jspecify.annotations.NullMarked;
