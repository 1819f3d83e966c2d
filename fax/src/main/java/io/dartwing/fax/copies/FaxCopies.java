package io.dartwing.fax.copies;

import io.dartwing.fax.copies.CopyRows.Copy;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.net.PublicAddress;
import io.dartwing.platform.notifications.Mail;
import io.dartwing.platform.notifications.MailMessage;
import io.dartwing.platform.notifications.MailParts;
import io.dartwing.platform.notifications.MailParts.MailFile;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.Organizations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Hands mails about faxes over to the mail outbox, and remembers them with the fax.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FaxCopies {
    static final String KIND = "fax-copy";
    private static final Duration USEFUL = Duration.ofDays(3);

    /// @param attached what goes with it, for `PAGES`
    /// @param inbox where it was delivered to; empty when a person sends it on
    /// @param message of the person who sends it on
    record Wish(
            String to,
            CopyContent content,
            Optional<FileId> attached,
            @Nullable Integer version,
            Optional<String> inbox,
            @Nullable String message) {
        @Override
        public String toString() {
            return "Wish";
        }
    }

    private final CopyRows rows;
    private final Mail mail;
    private final FaxTimeline timeline;
    private final Organizations organizations;
    private final PublicAddress address;
    private final Audit audit;
    private final Clock clock;

    FaxCopies(
            CopyRows rows,
            Mail mail,
            FaxTimeline timeline,
            Organizations organizations,
            PublicAddress address,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.mail = mail;
        this.timeline = timeline;
        this.organizations = organizations;
        this.address = address;
        this.audit = audit;
        this.clock = clock;
    }

    Copy send(FaxDocument fax, Wish wish) {
        List<MailFile> files = wish.content() == CopyContent.PAGES
                ? wish.attached().stream()
                        .map(file -> new MailFile(file.value(), filename(fax, wish), "application/pdf"))
                        .toList()
                : List.of();
        UUID id = mail.send(
                new MailMessage(KIND, wish.to(), subject(fax, wish), text(fax, wish), null, USEFUL),
                MailParts.with(files));
        var by = Actors.current().reference();
        var copy = new Copy(
                id,
                fax.id(),
                wish.to(),
                wish.content().text(),
                wish.version(),
                "queued",
                null,
                by.id(),
                by.name(),
                clock.instant(),
                null);
        rows.insert(copy);
        timeline.add(fax.id(), "mailed", words(wish) + " to " + wish.to(), null);
        audit.record(
                "fax.mailed",
                "fax_document",
                fax.id(),
                Map.of("mail", id.toString(), "content", wish.content().text()));
        return copy;
    }

    private static String words(Wish wish) {
        return switch (wish.content()) {
            case NOTICE -> "A notice goes by mail";
            case LINK -> "A link goes by mail";
            case PAGES ->
                wish.version() == null ? "Its pages go by mail" : "Version " + wish.version() + " goes by mail";
        };
    }

    private static String filename(FaxDocument fax, Wish wish) {
        return fax.name() + (wish.version() == null ? "" : "-version-" + wish.version()) + ".pdf";
    }

    private String subject(FaxDocument fax, Wish wish) {
        return wish.inbox().map(inbox -> "New fax in " + inbox).orElseGet(() -> "Fax " + fax.name()) + " · "
                + organization();
    }

    /// No number and no name of the fax's: those are for who may read it.
    private String text(FaxDocument fax, Wish wish) {
        var text = new StringBuilder();
        if (wish.message() != null && !wish.message().isBlank()) {
            text.append(wish.message().strip()).append("\n\n-- \n");
        }
        text.append(wish.inbox()
                .map(inbox -> "A fax (" + pages(fax) + ") was delivered to the inbox " + inbox + ".")
                .orElseGet(() -> Actors.current().displayName() + " sends you the fax " + fax.name() + " (" + pages(fax)
                        + ")."));
        text.append("\n");
        if (wish.content() != CopyContent.NOTICE) {
            text.append("\nTo open it, sign in: ")
                    .append(address.at("/faxes/" + fax.id()))
                    .append("\n");
        }
        if (wish.content() == CopyContent.PAGES) {
            text.append("\nIts pages are attached. They may be confidential: if they are not meant for you, tell the"
                    + " sender and delete them.\n");
        }
        return text.toString();
    }

    private static String pages(FaxDocument fax) {
        int count = fax.pages().orElse(0);
        return count == 1 ? "1 page" : count + " pages";
    }

    private String organization() {
        return organizations.current().map(Organization::name).orElse("");
    }
}
