package io.dartwing.fax.link;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.FileAnswers;
import io.dartwing.fax.link.SecureLink.Document;
import io.dartwing.fax.link.SecureLink.State;
import io.dartwing.fax.link.SecureLink.Visit;
import io.dartwing.fax.link.SecureLink.What;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.Notifications;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.Organizations;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What strangers may do with an address. Needs no actor; whatever is done is on record before it
/// is answered.
@Component
class LinkVisits {
    private static final String JOB = "secure-link";

    sealed interface Answer {
        /// The address is unknown, or opens nothing any more: both look alike.
        record Nothing() implements Answer {}

        /// @param wrong whether the code that was shown was not the right one
        record AskForCode(String organization, boolean wrong) implements Answer {}

        /// @param usedUp of the documents, those that can't be downloaded any more
        record Open(String organization, List<Document> documents, List<UUID> usedUp, Instant until)
                implements Answer {}

        /// That it is downloaded is on record now.
        record Chosen(Document document) implements Answer {}

        record Content(ResponseEntity<Resource> file) implements Answer {}
    }

    private final LinkRows rows;
    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final FileAnswers files;
    private final Organizations organizations;
    private final Notifications notifications;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LinkVisits(
            LinkRows rows,
            Faxes faxes,
            FaxTimeline timeline,
            FileAnswers files,
            Organizations organizations,
            Notifications notifications,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.faxes = faxes;
        this.timeline = timeline;
        this.files = files;
        this.organizations = organizations;
        this.notifications = notifications;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The address alone.
    Answer look(String address) {
        return found(address, link -> new Answer.AskForCode(organization(), false));
    }

    /// With a code: what can be fetched.
    Answer open(String address, String code, LinkVisitor visitor) {
        return found(address, link -> {
            if (!right(link, code, visitor)) {
                return new Answer.AskForCode(organization(), true);
            }
            note(link, What.OPENED, null, visitor);
            List<Document> documents = rows.documents(link.fax());
            List<UUID> usedUp = documents.stream()
                    .map(Document::id)
                    .filter(id -> rows.downloads(link.id(), id) >= link.mostDownloads())
                    .toList();
            return new Answer.Open(organization(), documents, usedUp, link.expiresAt());
        });
    }

    /// With a code: one of the documents.
    Answer download(String address, String code, UUID document, LinkVisitor visitor) {
        return found(address, link -> {
            if (!right(link, code, visitor)) {
                return new Answer.AskForCode(organization(), true);
            }
            Optional<Document> wanted = rows.documents(link.fax()).stream()
                    .filter(it -> it.id().equals(document))
                    .filter(it -> rows.downloads(link.id(), it.id()) < link.mostDownloads())
                    .findFirst();
            if (wanted.isEmpty()) {
                return new Answer.Nothing();
            }
            boolean first = !rows.anyDownload(link.id());
            note(link, What.DOWNLOADED, document, visitor);
            if (first) {
                tell(link);
            }
            return new Answer.Chosen(wanted.get());
        });
    }

    private interface Act {
        Answer on(SecureLink link);
    }

    private Answer found(String address, Act act) {
        Optional<LinkRows.Known> known =
                LinkSecrets.token(address).flatMap(token -> transaction.execute(status -> rows.known(token)));
        if (known.isEmpty()) {
            return new Answer.Nothing();
        }
        return Actors.callAs(SystemJobActor.of(known.get().organization(), JOB), () -> {
            Answer answer = transaction.execute(status -> rows.lock(known.get().link())
                    .filter(link -> link.state(clock.instant()) == State.OPEN)
                    .map(act::on)
                    .orElseGet(Answer.Nothing::new));
            return answer instanceof Answer.Chosen(Document document) ? content(document) : answer;
        });
    }

    /// Its first byte leaves after the commit.
    private Answer content(Document document) {
        return new Answer.Content(
                files.large(new FileId(document.file()), document.filename(), type -> ContentDisposition.attachment()));
    }

    /// What can't be a code is no guess.
    private boolean right(SecureLink link, String typed, LinkVisitor visitor) {
        Optional<String> code = LinkSecrets.code(typed);
        if (code.isEmpty()) {
            return false;
        }
        if (rows.matches(link.id(), code.get())) {
            return true;
        }
        rows.wrong(link.id());
        rows.visited(new Visit(link.id(), What.WRONG_CODE, null, visitor.network(), clock.instant()));
        audit.record("fax.link_refused", SecureLinks.FAX, link.fax(), details(link, visitor));
        if (link.wrongCodes() + 1 >= SecureLink.MOST_WRONG_CODES) {
            timeline.add(
                    link.fax(),
                    "link_locked",
                    "The secure link is shut",
                    SecureLink.MOST_WRONG_CODES + " wrong codes were shown, the last from " + visitor.network());
            audit.record("fax.link_locked", SecureLinks.FAX, link.fax(), details(link, visitor));
            faxes.find(link.fax()).ifPresent(fax -> faxes.announce(fax, "fax.changed"));
        }
        return false;
    }

    private void note(SecureLink link, What what, @Nullable UUID document, LinkVisitor visitor) {
        rows.visited(new Visit(link.id(), what, document, visitor.network(), clock.instant()));
        timeline.add(
                link.fax(),
                "link_" + what.text(),
                what == What.OPENED
                        ? "The secure link was opened"
                        : "A document was downloaded through the secure link",
                "From " + visitor.network());
        audit.record("fax.link_" + what.text(), SecureLinks.FAX, link.fax(), details(link, visitor));
        faxes.find(link.fax()).ifPresent(fax -> faxes.announce(fax, "fax.changed"));
    }

    private static Map<String, String> details(SecureLink link, LinkVisitor visitor) {
        return Map.of("link", link.id().toString(), "network", visitor.network());
    }

    private void tell(SecureLink link) {
        if (!link.createdBy().person()) {
            return;
        }
        faxes.find(link.fax())
                .ifPresent((FaxDocument fax) -> notifications.tell(
                        List.of(link.createdBy().id()),
                        new Notice(
                                LinkConfiguration.DOWNLOADED,
                                Map.of("fax_name", fax.name()),
                                "/faxes/" + fax.id(),
                                fax.id())));
    }

    private String organization() {
        return organizations.current().map(Organization::name).orElse("");
    }
}
