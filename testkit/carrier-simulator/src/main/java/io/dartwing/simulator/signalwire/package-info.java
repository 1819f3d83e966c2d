/// SignalWire's Compatibility API, as its public documentation describes it
/// (<https://signalwire.com/docs/compatibility-api>).
@NullMarked
package io.dartwing.simulator.signalwire;

import org.jspecify.annotations.NullMarked;
