package io.dartwing.fax.faxbot;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxFilter;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxView;
import io.dartwing.platform.auditing.PhiReads;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Received faxes, as Faxbot shows them.
@ForFaxbot
@Component
@Transactional(propagation = Propagation.MANDATORY)
class InboundFaxes {
    private static final int MOST = 100;
    private static final String FAX = "fax_document";

    /// What Faxbot calls InboundFaxOut. `fr` is who sent it.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record InboundFax(
            String id,
            @Nullable String fr,
            @Nullable String to,
            String status,
            String backend,
            @Nullable Integer pages,
            long sizeBytes,
            @Nullable String createdAt,
            @Nullable String receivedAt,
            @Nullable String updatedAt,
            @Nullable String mailbox) {}

    /// What a list is narrowed to; null means any.
    record Wish(
            @Nullable String toNumber,
            @Nullable String status,
            @Nullable String mailbox,
            @Nullable Instant since) {}

    private final FaxQueries queries;
    private final FaxJobs jobs;
    private final Mailboxes mailboxes;
    private final PhiReads reads;

    InboundFaxes(FaxQueries queries, FaxJobs jobs, Mailboxes mailboxes, PhiReads reads) {
        this.queries = queries;
        this.jobs = jobs;
        this.mailboxes = mailboxes;
        this.reads = reads;
    }

    /// Newest first, at most a hundred.
    List<InboundFax> list(FaxbotCaller caller, Wish wish) {
        List<FaxView> found = wish.status() == null || wish.status().equals("received") ? search(wish) : List.of();
        Map<String, Mailboxes.Assigned> boxes = boxes(found);
        List<FaxView> open = found.stream()
                .filter(fax -> open(caller, fax, boxes))
                .limit(MOST)
                .toList();
        reads.recordList("inbound_listed", FAX, open.stream().map(FaxView::id).toList(), Map.of());
        return open.stream().map(fax -> fax(fax, boxes)).toList();
    }

    private List<FaxView> search(Wish wish) {
        if (wish.mailbox() == null) {
            return search(wish.toNumber(), wish.since());
        }
        return mailboxes.numbers(wish.mailbox()).stream()
                .filter(number -> wish.toNumber() == null || wish.toNumber().equals(number))
                .flatMap(number -> search(number, wish.since()).stream())
                .sorted(Comparator.comparing(FaxView::createdAt)
                        .thenComparing(FaxView::id)
                        .reversed())
                .toList();
    }

    private List<FaxView> search(@Nullable String to, @Nullable Instant since) {
        return queries.list(FaxFilter.received(to, since, 2 * MOST)).data();
    }

    /// @throws FaxbotRefusal 404
    InboundFax require(FaxbotCaller caller, UUID id) {
        FaxView fax = visible(caller, id);
        reads.record("inbound_read", FAX, fax.id());
        return fax(fax, boxes(List.of(fax)));
    }

    /// One that the caller may see, its mailbox included.
    ///
    /// @throws FaxbotRefusal 404
    FaxView visible(FaxbotCaller caller, UUID id) {
        return queries.find(id.toString(), FaxAccess.READ)
                .filter(found -> found.direction().equals("inbound"))
                .filter(found -> open(caller, found, boxes(List.of(found))))
                .orElseThrow(() -> FaxbotRefusal.notFound(FaxbotDocuments.NO_INBOUND));
    }

    private Map<String, Mailboxes.Assigned> boxes(List<FaxView> faxes) {
        Set<String> numbers =
                faxes.stream().map(FaxView::to).filter(Objects::nonNull).collect(Collectors.toSet());
        return mailboxes.of(numbers);
    }

    private static boolean open(FaxbotCaller caller, FaxView fax, Map<String, Mailboxes.Assigned> boxes) {
        Mailboxes.Assigned box = fax.to() == null ? null : boxes.get(fax.to());
        return box == null || FaxbotScopes.open(caller.scopes(), box.scopes());
    }

    private InboundFax fax(FaxView fax, Map<String, Mailboxes.Assigned> boxes) {
        Mailboxes.Assigned box = fax.to() == null ? null : boxes.get(fax.to());
        Instant changed = fax.completedAt() == null ? fax.createdAt() : fax.completedAt();
        return new InboundFax(
                FaxbotForms.id(fax.id()),
                fax.from(),
                fax.to(),
                "received",
                jobs.last(fax.id()).map(jobs::backend).orElse("sip"),
                fax.pages(),
                fax.fileSize(),
                FaxbotForms.time(fax.createdAt()),
                FaxbotForms.time(fax.receivedAt() == null ? fax.createdAt() : fax.receivedAt()),
                FaxbotForms.time(changed),
                box == null ? null : box.label());
    }
}
