/// DIDWW's API v3 and SMS trunks, as its public documentation describes them
/// (<https://doc.didww.com>).
@NullMarked
package io.dartwing.simulator.didww;

import org.jspecify.annotations.NullMarked;
