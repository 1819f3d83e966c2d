package io.dartwing.server.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares what the server says with what the machines at the far end have.
public final class Tally {
    /// A fax that the server accepted.
    ///
    /// @param pages prints of its pages
    public record Accepted(String machine, List<String> pages) {}

    /// What the server says about an outbound fax.
    ///
    /// @param doubt whether its timeline says that a page may arrive twice
    public record Told(String machine, String status, boolean doubt) {}

    /// A fax that a machine at the far end sent, one call each.
    ///
    /// @param confirmed how many pages the server confirmed on the line
    /// @param whole whether the machine holds it for sent
    public record Called(String machine, List<String> pages, int confirmed, boolean whole) {}

    /// A received fax as the server has it.
    public record Arrived(String machine, List<String> pages, String status) {}

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> lies = new ArrayList<>();

    public void outbound(List<Accepted> accepted, List<Told> told, List<FarEnd.Taken> taken) {
        for (Accepted fax : accepted) {
            List<Told> documents = told.stream()
                    .filter(one -> one.machine().equals(fax.machine()))
                    .toList();
            count("accepted", 1);
            if (documents.size() != 1) {
                lies.add(fax.machine() + ": accepted once, present " + documents.size() + " times");
                continue;
            }
            Told state = documents.getFirst();
            List<String> there = taken.stream()
                    .filter(call -> call.machine().equals(fax.machine()))
                    .flatMap(call -> call.pages().stream())
                    .toList();
            count("outbound " + state.status(), 1);
            judge(fax, state, there);
        }
        told.stream()
                .filter(one -> accepted.stream().noneMatch(fax -> fax.machine().equals(one.machine())))
                .forEach(one -> lies.add(one.machine() + ": present, but nobody sent it"));
    }

    private void judge(Accepted fax, Told state, List<String> there) {
        boolean whole = there.containsAll(fax.pages());
        boolean twice = there.size() > there.stream().distinct().count();
        if (!fax.pages().containsAll(there)) {
            lies.add(fax.machine() + ": the far end has a page that is not of this fax");
        }
        switch (state.status()) {
            case "sent" -> check(whole, fax, "sent, but the far end lacks a page");
            case "queued" -> check(!whole, fax, "waits for another attempt, but the far end has all pages");
            case "failed" -> check(!whole, fax, "failed, but the far end has all pages");
            case "uncertain" -> count(whole ? "uncertain, was there" : "uncertain, was not there", 1);
            default -> lies.add(fax.machine() + ": still " + state.status());
        }
        if (twice) {
            count("outbound, a page twice", 1);
            check(state.doubt(), fax, "a page was sent twice, and nothing says so");
        }
    }

    public void inbound(List<Called> called, List<Arrived> arrived) {
        for (Called call : called) {
            List<Arrived> documents = arrived.stream()
                    .filter(one -> one.machine().equals(call.machine()))
                    .toList();
            count(call.whole() ? "inbound confirmed" : "inbound broken off", 1);
            if (documents.size() > 1) {
                lies.add(call.machine() + ": one call, present " + documents.size() + " times");
            }
            List<String> pages =
                    documents.isEmpty() ? List.of() : documents.getFirst().pages();
            boolean kept = pages.size() >= call.confirmed()
                    && pages.equals(call.pages()
                            .subList(0, Math.min(pages.size(), call.pages().size())));
            if (!kept) {
                lies.add(call.machine() + ": " + call.confirmed() + " pages confirmed on the line, " + pages.size()
                        + " present or not the same");
            }
            if (!documents.isEmpty()) {
                count("inbound " + documents.getFirst().status(), 1);
            }
        }
    }

    private void check(boolean truth, Accepted fax, String lie) {
        if (!truth) {
            lies.add(fax.machine() + ": " + lie);
        }
    }

    public void count(String what, int number) {
        counts.merge(what, number, Integer::sum);
    }

    public void most(String what, int number) {
        counts.merge(what, number, Math::max);
    }

    public int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    public void lie(String text) {
        lies.add(text);
    }

    public List<String> lies() {
        return Collections.unmodifiableList(lies);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        counts.forEach((what, number) -> text.append("  %-28s %5d%n".formatted(what, number)));
        lies.forEach(lie -> text.append("  WRONG: ").append(lie).append('\n'));
        return text.toString();
    }
}
