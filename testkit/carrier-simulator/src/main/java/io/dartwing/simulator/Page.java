package io.dartwing.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The page to look at: plain HTML without scripts.
final class Page {
    private static final int SHOWN = 100;
    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem;
                   color-scheme: light dark; }
            table { border-collapse: collapse; width: 100%; }
            caption { text-align: left; font-weight: 600; padding: .5rem 0; }
            th, td { border-bottom: 1px solid #8886; padding: .25rem .5rem; text-align: left; overflow-wrap: anywhere; }
            label { display: block; margin: .5rem 0; }
            input, select { font: inherit; padding: .25rem; }
            button { font: inherit; padding: .25rem 1rem; }
            """;

    private final Simulation simulation;
    private final Map<String, SimulatedCarrier> carriers;

    Page(Simulation simulation, Map<String, SimulatedCarrier> carriers) {
        this.simulation = simulation;
        this.carriers = carriers;
    }

    String html() {
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Carrier simulator</title><style>%s</style></head>
                <body>
                <main>
                <h1>Carrier simulator</h1>
                <p>Nothing here reaches a telephone. <a href="/">Look again</a></p>
                %s%s%s%s%s
                </main>
                </body>
                </html>
                """.formatted(STYLE, arrivalForm(), accepted(), webhooks(), accounts(), behaviours());
    }

    private String arrivalForm() {
        String choices = carriers.values().stream()
                .map(carrier ->
                        "<option value=\"" + escape(carrier.name()) + "\">" + escape(carrier.label()) + "</option>")
                .collect(Collectors.joining());
        return """
                <section aria-labelledby="arrive"><h2 id="arrive">Let something arrive</h2>
                <form method="post" action="/_simulator/arrivals">
                <label>Carrier <select name="carrier">%s</select></label>
                <label>What <select name="kind"><option value="FAX">Fax</option>
                <option value="MESSAGE">Message</option></select></label>
                <label>From <input name="from" required pattern="\\+[1-9][0-9]{4,14}" value="+13035550188"></label>
                <label>To <input name="to" required pattern="\\+[1-9][0-9]{4,14}" value="+13035550100"></label>
                <label>Text <input name="text" value="Hello"></label>
                <label>Pages or pictures <input name="pages" type="number" min="0" max="100" value="1"></label>
                <button>Let it arrive</button>
                </form></section>
                """.formatted(choices);
    }

    private String accepted() {
        return table(
                "Accepted",
                List.of("Time", "Carrier", "What", "From", "To", "Reference", "Carrier's id", "End"),
                newest(simulation.ledger().entries()).stream()
                        .map(entry -> List.of(
                                entry.at().toString(),
                                entry.carrier(),
                                entry.kind().name(),
                                entry.from(),
                                entry.to(),
                                entry.reference(),
                                entry.providerId(),
                                simulation
                                        .ledger()
                                        .end(entry.carrier(), entry.providerId())
                                        .orElse("")))
                        .toList());
    }

    private String webhooks() {
        return table(
                "Webhooks",
                List.of("Time", "Carrier", "Event", "To", "Try", "Result"),
                newest(simulation.courier().deliveries()).stream()
                        .map(delivery -> List.of(
                                delivery.at().toString(),
                                delivery.carrier(),
                                delivery.event(),
                                delivery.url().toString(),
                                Integer.toString(delivery.attempt()),
                                delivery.result()))
                        .toList());
    }

    private String accounts() {
        return table(
                "Accounts (they open nothing but this simulator)",
                List.of("Carrier", "Address", "Arrivals are reported to", "Field", "Value"),
                carriers.values().stream()
                        .flatMap(carrier -> carrier.account().values().entrySet().stream()
                                .map(field -> List.of(
                                        carrier.label(),
                                        simulation
                                                .address()
                                                .resolve(carrier.apiPath())
                                                .toString(),
                                        carrier.account()
                                                .callback()
                                                .map(Object::toString)
                                                .orElse("not set"),
                                        field.getKey(),
                                        field.getValue())))
                        .toList());
    }

    private static String behaviours() {
        return table(
                "Numbers that end like this",
                List.of("Ending", "Behaviour"),
                Arrays.stream(Behaviour.values())
                        .map(behaviour -> List.of(behaviour.ending(), behaviour.description()))
                        .toList());
    }

    private static <T> List<T> newest(List<T> all) {
        return all.reversed().stream().limit(SHOWN).toList();
    }

    private static String table(String caption, List<String> heads, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "<h2>" + escape(caption) + "</h2><p>Nothing yet.</p>\n";
        }
        String head = heads.stream()
                .map(name -> "<th scope=\"col\">" + escape(name) + "</th>")
                .collect(Collectors.joining());
        String body = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> "<td>" + escape(cell) + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>\n")))
                .collect(Collectors.joining());
        return "<table><caption>" + escape(caption) + "</caption><thead><tr>" + head + "</tr></thead><tbody>" + body
                + "</tbody></table>\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
