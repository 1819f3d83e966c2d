/// Phaxio, as its public documentation describes it (<https://www.phaxio.com/docs/api/v2.1>).
@NullMarked
package io.dartwing.simulator.phaxio;

import org.jspecify.annotations.NullMarked;
