package io.dartwing.simulator.telnyx;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Arrival;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import io.dartwing.simulator.SimulatedCarrier;
import io.dartwing.simulator.Simulation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Telnyx's API version 2, as far as Dartwing uses it.
public final class TelnyxCarrier extends SimulatedCarrier {
    private final TelnyxSigner signer;
    private final FaxDesk faxes;
    private final MessageDesk messages;
    private final CallDesk calls;
    private final NumberDesk numbers;
    private final PortDesk ports;

    public TelnyxCarrier(Simulation simulation) {
        this(simulation, new TelnyxSigner());
    }

    private TelnyxCarrier(Simulation simulation, TelnyxSigner signer) {
        super("telnyx", "Telnyx", simulation, credentials(signer));
        this.signer = signer;
        this.faxes = new FaxDesk(this);
        this.messages = new MessageDesk(this);
        this.calls = new CallDesk(this);
        this.numbers = new NumberDesk(this);
        this.ports = new PortDesk(this, numbers);
    }

    private static Map<String, String> credentials(TelnyxSigner signer) {
        return Map.of(
                "api_key",
                "KEY" + UUID.randomUUID().toString().replace("-", ""),
                "public_key",
                signer.publicKey(),
                "fax_application_id",
                "1293384261075731499",
                "call_application_id",
                "1684641123236054244",
                "messaging_profile_id",
                UUID.randomUUID().toString());
    }

    @Override
    public String apiPath() {
        return "/telnyx/v2";
    }

    @Override
    public Reply answer(Request request) {
        List<String> path = request.path();
        if (path.size() == 2 && path.getFirst().equals("media")) {
            return media(path.get(1));
        }
        if (path.size() < 2 || !path.getFirst().equals("v2")) {
            return TelnyxErrors.NOT_FOUND;
        }
        Optional<Account> account = request.bearer()
                .flatMap(key -> account(known -> known.value("api_key").equals(key)));
        if (account.isEmpty()) {
            return TelnyxErrors.UNAUTHENTICATED;
        }
        boolean carriesBody = List.of("POST", "PATCH").contains(request.method()) && request.body().length > 0;
        if (carriesBody && !request.header("content-type").startsWith("application/json")) {
            return TelnyxErrors.of(415, "10014", "Unsupported Media Type", "");
        }
        if (carriesBody && request.json().isEmpty()) {
            return TelnyxErrors.of(400, "10015", "Bad Request", "");
        }
        try {
            return routed(account.get(), request, path);
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private Reply routed(Account account, Request request, List<String> path) {
        return switch (path.get(1)) {
            case "faxes" -> faxes.answer(account, request, path);
            case "messages", "detail_records" -> messages.answer(account, request, path);
            case "calls", "connections" -> calls.answer(account, request, path);
            case "porting_orders", "documents" -> ports.answer(account, request, path);
            default -> numbers.answer(account, request, path);
        };
    }

    private Reply media(String name) {
        return name.endsWith(".pdf") ? faxes.media(name.substring(0, name.length() - 4)) : messages.media(name);
    }

    @Override
    public String arrive(Account account, Arrival arrival) {
        return arrival.kind() == Kind.FAX ? faxes.arrive(account, arrival) : messages.arrive(account, arrival);
    }

    /// Sends one event to an address.
    void report(String url, String event, Map<String, Object> payload) {
        signer.send(simulation(), url, event, payload);
    }

    String now() {
        return simulation().clock().instant().toString();
    }

    Simulation world() {
        return simulation();
    }

    void accepted(Kind kind, String reference, String id, String from, String to) {
        accept(kind, reference, id, from, to);
    }

    void ended(String id, String state) {
        end(id, state);
    }

    /// Refuses what the dialled number says is to be refused.
    static void refuseAtOnce(Behaviour behaviour, Reply invalidNumber) {
        switch (behaviour) {
            case RATE_LIMITED -> throw new Refusal(TelnyxErrors.TOO_MANY);
            case UNAVAILABLE -> throw new Refusal(TelnyxErrors.UNAVAILABLE);
            case INVALID_NUMBER -> throw new Refusal(invalidNumber);
            default -> {}
        }
    }

    static String required(JsonNode body, String name) {
        String value = body.path(name).asString("");
        if (value.isEmpty()) {
            throw new Refusal(TelnyxErrors.of(422, "10004", "Missing required parameter", "/" + name));
        }
        return value;
    }

    static String number(JsonNode body, String name) {
        String value = required(body, name);
        if (!value.matches("\\+[1-9][0-9]{4,14}")) {
            throw new Refusal(TelnyxErrors.of(422, "10016", "Phone number must be in +E.164 format", "/" + name));
        }
        return value;
    }

    static Map<String, Object> copy(Map<String, Object> record) {
        synchronized (record) {
            return new HashMap<>(record);
        }
    }
}
