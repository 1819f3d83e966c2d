package io.dartwing.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// One provider: validates requests as the real one does, keeps what it accepted, and reports by
/// webhooks.
///
/// Implementations are thread-safe: requests come on threads of their own.
public abstract class SimulatedCarrier {
    private final String name;
    private final String label;
    private final Simulation simulation;
    private final List<Account> accounts = new CopyOnWriteArrayList<>();

    /// @param name first part of its paths and the connector's name
    /// @param credentials of the account that is there from the beginning, by the connector's field
    ///     names
    protected SimulatedCarrier(String name, String label, Simulation simulation, Map<String, String> credentials) {
        this.name = name;
        this.label = label;
        this.simulation = simulation;
        this.accounts.add(new Account("demo", credentials));
    }

    public final String name() {
        return name;
    }

    public final String label() {
        return label;
    }

    /// The path of the API's root, for example `/telnyx/v2`: what stands for the provider's own
    /// address.
    public abstract String apiPath();

    /// Answers a request to a path below `/{name}/`.
    public abstract Reply answer(Request request) throws Exception;

    /// Lets something arrive from outside.
    ///
    /// @return the provider's id of it
    public abstract String arrive(Account account, Arrival arrival);

    /// The account that is there from the beginning.
    public final Account account() {
        return accounts.getFirst();
    }

    public final List<Account> accounts() {
        return new ArrayList<>(accounts);
    }

    public final Account open(String id, Map<String, String> credentials) {
        var account = new Account(id, credentials);
        accounts.add(account);
        return account;
    }

    protected final Optional<Account> account(Predicate<Account> known) {
        return accounts.stream().filter(known).findFirst();
    }

    protected final Simulation simulation() {
        return simulation;
    }

    protected final void accept(Kind kind, String reference, String providerId, String from, String to) {
        simulation
                .ledger()
                .accept(new Ledger.Accepted(
                        name,
                        kind,
                        reference,
                        providerId,
                        from,
                        to,
                        simulation.clock().instant()));
    }

    protected final void end(String providerId, String state) {
        simulation.ledger().end(name, providerId, state, simulation.clock().instant());
    }

    @Override
    public final String toString() {
        return name;
    }
}
