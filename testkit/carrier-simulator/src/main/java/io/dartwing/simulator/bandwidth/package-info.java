/// Bandwidth, as its public documentation describes it (<https://dev.bandwidth.com>).
@NullMarked
package io.dartwing.simulator.bandwidth;

import org.jspecify.annotations.NullMarked;
