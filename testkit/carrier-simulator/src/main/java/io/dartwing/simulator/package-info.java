/// Stands in for the carriers: one HTTP server that answers as strictly as the real providers do and
/// sends their signed webhooks, for tests, demonstrations and trials without an account.
///
/// A provider is a `SimulatedCarrier` in a package of its own; its paths lie under `/{name}/`. What
/// goes wrong is chosen by the dialled number (`Behaviour`) and by the `Conditions` webhooks travel
/// under. The `Ledger` counts what was accepted, so that a test can say that nothing was sent twice.
/// All state is in memory.
@NullMarked
package io.dartwing.simulator;

import org.jspecify.annotations.NullMarked;
