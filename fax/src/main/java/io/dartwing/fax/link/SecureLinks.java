package io.dartwing.fax.link;

import io.dartwing.engine.fax.pages.LinkPage;
import io.dartwing.fax.FaxError;
import io.dartwing.fax.copies.CopySettings;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxFacts;
import io.dartwing.fax.document.FaxPriority;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.link.SecureLink.By;
import io.dartwing.fax.link.SecureLink.Channel;
import io.dartwing.fax.link.SecureLink.Document;
import io.dartwing.fax.outbound.OutboundIntake;
import io.dartwing.fax.outbound.SendFax;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.files.StoredFile;
import io.dartwing.platform.net.PublicAddress;
import io.dartwing.platform.notifications.Mail;
import io.dartwing.platform.notifications.MailMessage;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.platform.privacy.PhiGate;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.settings.CommonSettings;
import io.dartwing.platform.settings.OrganizationSettings;
import io.dartwing.platform.settings.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Makes links and takes them back. The link and what tells of it, a fax or a mail, are stored in
/// one transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SecureLinks {
    static final String FAX = "fax_document";
    static final String PATH = "/d/";
    private static final int MOST_DOCUMENTS = 20;
    private static final int MOST_MAILS_AN_HOUR = 100;
    private static final String NOT_A_FAX = "not_a_fax";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMMM d, uuuu HH:mm zzz", Locale.US);

    /// @param code that opens it; known now and never again
    record Made(SecureLink link, String code) {
        @Override
        public String toString() {
            return "Made";
        }
    }

    private final LinkRows rows;
    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final OutboundIntake intake;
    private final WorkFolders folders;
    private final FileStore files;
    private final Mail mail;
    private final PublicAddress address;
    private final Organizations organizations;
    private final OrganizationSettings settings;
    private final PhiGate phi;
    private final Audit audit;
    private final Clock clock;

    SecureLinks(
            LinkRows rows,
            Faxes faxes,
            FaxTimeline timeline,
            OutboundIntake intake,
            WorkFolders folders,
            FileStore files,
            Mail mail,
            PublicAddress address,
            Organizations organizations,
            OrganizationSettings settings,
            PhiGate phi,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.faxes = faxes;
        this.timeline = timeline;
        this.intake = intake;
        this.folders = folders;
        this.files = files;
        this.mail = mail;
        this.address = address;
        this.organizations = organizations;
        this.settings = settings;
        this.phi = phi;
        this.audit = audit;
        this.clock = clock;
    }

    /// Sends the page that offers the documents, as the current actor.
    ///
    /// @throws ProblemException `FAX-049` where links are off, `DW-400` for documents that aren't
    ///     there, or what sending a fax is refused with
    FaxDocument fax(LinkWish wish) {
        if (ways().equals(LinkSettings.NONE)) {
            throw off();
        }
        UUID me = Actors.current().id();
        List<UUID> ids = wish.documents().stream().distinct().toList();
        if (ids.isEmpty() || ids.size() > MOST_DOCUMENTS) {
            throw PlatformError.invalid("documents", "none or too many", "1 to " + MOST_DOCUMENTS + " uploads");
        }
        List<Document> documents = ids.stream()
                .map(id -> rows.unusedOf(id, me).orElseThrow(SecureLinks::unknownDocument))
                .toList();
        Limits limits = limits(wish.days(), wish.downloads());
        String token = LinkSecrets.nextToken();
        String code = LinkSecrets.nextCode();
        try (WorkFolders.Folder folder = folders.open()) {
            Path page = folder.file("link.pdf");
            LinkPage.render(words(wish, documents, limits, token, code), page);
            FaxDocument fax = intake.accept(send(wish, page));
            for (int i = 0; i < ids.size(); i++) {
                if (!rows.use(ids.get(i), me, fax.id(), i)) {
                    throw unknownDocument();
                }
            }
            keep(fax, Channel.FAX, fax.recipientNumber(), limits, token, code, documents);
            return fax;
        } catch (IOException failure) {
            throw new UncheckedIOException("link: its page can't be made", failure);
        }
    }

    /// Mails the address of the fax's documents, or of its pages, where a fax could not be
    /// delivered.
    ///
    /// @throws ProblemException `FAX-050` for a fax that did not end with a voice, `FAX-049` where
    ///     the organisation wants none, `FAX-051` without a mail server, `FAX-004` for too many
    Made mail(FaxDocument fax, String to, @Nullable Integer days, @Nullable Integer downloads) {
        if (!mayMail(fax)) {
            throw new ProblemException(
                    FaxError.LINK_NOT_NEEDED, "status: not refused by a voice (expected: failed, cause not_a_fax)");
        }
        if (!ways().equals(LinkSettings.FAX_AND_MAIL)) {
            throw new ProblemException(FaxError.LINKS_OFF, "email: off (expected: allowed in the settings)");
        }
        if (!mail.configured()) {
            throw new ProblemException(FaxError.NO_MAIL, "email: no mail server (expected: one set up)");
        }
        requireAddress(to);
        phi.require();
        Instant hourAgo = clock.instant().minus(Duration.ofHours(1));
        if (rows.mailedSince(Actors.current().id(), hourAgo) >= MOST_MAILS_AN_HOUR) {
            throw new ProblemException(
                    FaxError.RATE_LIMITED, "mails: too many (expected: " + MOST_MAILS_AN_HOUR + " an hour)");
        }
        Limits limits = limits(days, downloads);
        List<Document> documents = documents(fax);
        String token = LinkSecrets.nextToken();
        String code = LinkSecrets.nextCode();
        SecureLink link = keep(fax, Channel.MAIL, to, limits, token, code, documents);
        mail.send(new MailMessage(
                "fax-link",
                to,
                "A document for you · " + organization(),
                text(documents, limits, token),
                null,
                Duration.between(link.createdAt(), link.expiresAt())));
        return new Made(link, code);
    }

    /// Whether nothing can be faxed there, so that a mail is the way.
    boolean mayMail(FaxDocument fax) {
        return fax.status() == FaxStatus.FAILED
                && NOT_A_FAX.equals(FaxFacts.of(fax).cause());
    }

    boolean mailPossible() {
        return ways().equals(LinkSettings.FAX_AND_MAIL) && mail.configured();
    }

    String ways() {
        return settings.get(LinkSettings.WAYS);
    }

    /// It opens nothing from the commit on.
    void revoke(FaxDocument fax, UUID id) {
        SecureLink link = rows.lock(id)
                .filter(it -> it.fax().equals(fax.id()))
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "link: not found"));
        if (link.revokedAt().isPresent()) {
            return;
        }
        rows.revoke(id, clock.instant());
        timeline.add(fax.id(), "link_revoked", "The secure link was revoked");
        audit.record("fax.link_revoked", FAX, fax.id(), Map.of("link", id.toString()));
        faxes.announce(fax, "fax.changed");
    }

    private record Limits(Instant now, Instant until, int downloads) {}

    private Limits limits(@Nullable Integer days, @Nullable Integer downloads) {
        Instant now = clock.instant();
        long time = within("expires_in_days", days, LinkSettings.DAYS, LinkSettings.LONGEST_DAYS);
        long most = within("max_downloads", downloads, LinkSettings.DOWNLOADS, LinkSettings.MOST_DOWNLOADS);
        return new Limits(now, now.plus(Duration.ofDays(time)), (int) most);
    }

    private long within(String field, @Nullable Integer wished, Setting<Long> usual, int most) {
        if (wished == null) {
            return settings.get(usual);
        }
        if (wished < 1 || wished > most) {
            throw PlatformError.invalid(field, "out of range", "1 to " + most);
        }
        return wished;
    }

    private SecureLink keep(
            FaxDocument fax,
            Channel channel,
            String recipient,
            Limits limits,
            String token,
            String code,
            List<Document> documents) {
        var by = Actors.current();
        var link = new SecureLink(
                Ids.next(),
                fax.id(),
                channel,
                recipient,
                limits.downloads(),
                0,
                limits.now(),
                new By(by.id(), by instanceof PersonActor, by.reference().name()),
                limits.until(),
                Optional.empty());
        rows.insert(link, token, code);
        timeline.add(
                fax.id(),
                "link_made",
                channel == Channel.FAX
                        ? "A secure link goes in the place of " + words(documents)
                        : "A secure link to " + words(documents) + " goes by mail to " + recipient,
                "It is open until " + moment(limits.until()) + ", for " + limits.downloads()
                        + " downloads of each document");
        audit.record("fax.link_made", FAX, fax.id(), Map.of("link", link.id().toString(), "channel", channel.text()));
        faxes.announce(fax, "fax.changed");
        return link;
    }

    /// What was offered already, or the fax's own pages under an id of their own: both are erased
    /// with the fax, each once.
    private List<Document> documents(FaxDocument fax) {
        List<Document> offered = rows.documents(fax.id());
        if (!offered.isEmpty()) {
            return offered;
        }
        FileId pdf = fax.pdf()
                .orElseThrow(() -> new ProblemException(
                        FaxError.NOT_READY, "pages: being made (expected: ready; ask again in a moment)"));
        try (InputStream pages = files.open(pdf)) {
            StoredFile stored = files.store(pages, "application/pdf", Long.MAX_VALUE);
            var document = new Document(
                    Ids.next(), stored.id().value(), fax.name() + ".pdf", stored.contentType(), stored.size());
            rows.insert(document, fax.id(), Actors.current().id(), clock.instant());
            return List.of(document);
        } catch (IOException failure) {
            throw new UncheckedIOException("link: the fax's pages can't be read", failure);
        }
    }

    /// Pages go to no other domain than by mail either.
    private void requireAddress(String to) {
        if (!MailMessage.isAddress(to)) {
            throw PlatformError.invalid("email", "not valid", "one e-mail address");
        }
        List<String> domains = settings.get(CopySettings.DOMAINS);
        String domain = to.substring(to.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (!domains.isEmpty() && !domains.contains(domain)) {
            throw new ProblemException(
                    FaxError.MAIL_NOT_ALLOWED, "email: not to this domain (expected: one of those in the settings)");
        }
    }

    static ProblemException off() {
        return new ProblemException(FaxError.LINKS_OFF, "links: off (expected: allowed in the settings)");
    }

    private static ProblemException unknownDocument() {
        return PlatformError.invalid("documents", "not found", "uploads of yours that no fax has yet");
    }

    private static SendFax send(LinkWish wish, Path page) {
        return new SendFax(
                wish.to(),
                wish.from(),
                List.of(new SendFax.IncomingFile(page, "secure-link.pdf")),
                wish.subject(),
                null,
                wish.recipientName(),
                false,
                true,
                FaxPriority.NORMAL,
                null,
                null,
                Map.of(),
                "fine",
                null,
                null,
                null,
                null);
    }

    private LinkPage.Words words(LinkWish wish, List<Document> documents, Limits limits, String token, String code) {
        String from = organization();
        return new LinkPage.Words(
                from,
                wish.recipientName() == null ? "" : wish.recipientName(),
                documents.size() == 1 ? "A document for you" : "Documents for you",
                (from.isEmpty() ? "We have " : from + " has ") + words(documents)
                        + " for you that can't be faxed well. Please open the address below, or scan the code at the foot"
                        + " of this page, and type the eight digits. No account is needed. The address is open until "
                        + moment(limits.until())
                        + ".\n\nWho has this page can read the documents: if it is not meant for you, please destroy it.",
                address.at(PATH + LinkSecrets.grouped(token, "-")).toString(),
                LinkSecrets.grouped(code, " "));
    }

    /// No number, no name of a file and never the code: a mail is read on its way.
    private String text(List<Document> documents, Limits limits, String token) {
        return Actors.current().displayName() + " (" + organization() + ") could not reach you by fax and offers you "
                + words(documents) + " under this address:\n\n"
                + address.at(PATH + LinkSecrets.grouped(token, "-"))
                + "\n\nIt asks for a code of eight digits, which the sender tells you by another way. The address is open"
                + " until " + moment(limits.until()) + ".\n\nIf it is not meant for you, please delete this mail.\n";
    }

    static String words(List<Document> documents) {
        long bytes = documents.stream().mapToLong(Document::size).sum();
        return (documents.size() == 1 ? "a document" : documents.size() + " documents") + " (" + size(bytes) + ")";
    }

    static String size(long bytes) {
        return bytes < 1024 * 1024
                ? Math.max(1, bytes / 1024) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / (1024.0 * 1024));
    }

    private String moment(Instant at) {
        return at.atZone(settings.get(CommonSettings.TIME_ZONE)).format(MOMENT);
    }

    private String organization() {
        return organizations.current().map(Organization::name).orElse("");
    }
}
