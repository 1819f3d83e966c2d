package io.dartwing.platform.notifications.inbox;

import io.dartwing.platform.notifications.MailMessage;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.notifications.Recipients.Recipient;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Turns notices into mail, by the organisation's templates, without what may be PHI.
@Component
class Letters {
    private static final Duration USEFUL = Duration.ofDays(2);

    private final NoticeKinds kinds;
    private final Templates templates;
    private final MailPrivacy privacy;
    private final String publicUrl;

    Letters(
            NoticeKinds kinds,
            Templates templates,
            MailPrivacy privacy,
            @Value("${dartwing.public-url:}") String publicUrl) {
        this.kinds = kinds;
        this.templates = templates;
        this.privacy = privacy;
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    MailMessage letter(Recipient to, NoticeRows.Row row) {
        NoticeKind kind = kinds.find(row.kind()).orElseThrow();
        Wording.Template template = templates.of(kind);
        boolean phi = privacy.phiAllowed();
        String text = Wording.fill(kind, template.body(), row.values(), phi) + "\n" + link(row.link());
        String subject = Wording.fill(kind, template.subject(), row.values(), phi);
        return new MailMessage(kind.name(), to.email(), subject, text.strip(), Wording.html(text.strip()), USEFUL);
    }

    MailMessage digest(Recipient to, List<NoticeRows.Row> rows) {
        boolean phi = privacy.phiAllowed();
        var text = new StringBuilder();
        for (NoticeRows.Row row : rows) {
            kinds.find(row.kind())
                    .ifPresent(kind -> text.append("- ")
                            .append(Wording.fill(kind, templates.of(kind).subject(), row.values(), phi))
                            .append(row.link() == null || publicUrl.isEmpty() ? "" : " " + publicUrl + row.link())
                            .append('\n'));
        }
        String subject = rows.size() == 1 ? "One notification" : rows.size() + " notifications";
        return new MailMessage(
                "digest",
                to.email(),
                subject,
                text.toString(),
                Wording.html(text.toString().strip()),
                USEFUL);
    }

    private String link(@Nullable String path) {
        return path == null || publicUrl.isEmpty() ? "" : "\n" + publicUrl + path;
    }
}
