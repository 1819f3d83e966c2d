package io.dartwing.fax.mail;

import io.dartwing.engine.fax.pages.DocumentType;
import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.Pages;
import io.dartwing.fax.mail.ReadMail.Attachment;
import io.dartwing.fax.office.OfficeFiles;
import io.dartwing.fax.outbound.SendFax.IncomingFile;
import io.dartwing.kernel.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Makes a fax ready from a message, or says for its sender why that can't be.
@Component
class FaxPreparation {
    /// As much as a page with a message takes elsewhere.
    private static final int LONGEST_TEXT = 4000;

    sealed interface Result {
        record Ready(Prepared fax) implements Result {}

        record Problem(String text) implements Result {}
    }

    private final OfficeFiles office;

    FaxPreparation(OfficeFiles office) {
        this.office = office;
    }

    Result prepare(ReadMail mail, FaxNumberIn.Found number, boolean textAsFax)
            throws IOException, InterruptedException {
        if (mail.problem().isPresent()) {
            return new Result.Problem(mail.problem().get());
        }
        return switch (number) {
            case FaxNumberIn.Found.None(String problem) -> new Result.Problem(problem);
            case FaxNumberIn.Found.One(var to) ->
                mail.attachments().isEmpty()
                        ? ofText(mail, to.e164(), textAsFax)
                        : ofFiles(mail.attachments(), to.e164());
        };
    }

    private static Result ofText(ReadMail mail, String number, boolean textAsFax) {
        if (!textAsFax || mail.text().isBlank()) {
            return new Result.Problem("it has no attachment; attach a PDF, a TIFF, a picture or an office document");
        }
        if (mail.text().length() > LONGEST_TEXT) {
            return new Result.Problem(
                    "its text is longer than " + LONGEST_TEXT + " characters; attach it as a document");
        }
        return new Result.Ready(new Prepared(number, List.of(), mail.text(), 1));
    }

    private Result ofFiles(List<Attachment> attachments, String number) throws IOException, InterruptedException {
        var files = new ArrayList<IncomingFile>();
        int pages = 0;
        for (int index = 0; index < attachments.size(); index++) {
            Attachment attachment = attachments.get(index);
            IncomingFile file;
            try {
                file = office.readable(new IncomingFile(attachment.path(), attachment.name()), index);
                if (DocumentType.detect(file.path()) == DocumentType.UNKNOWN) {
                    return new Result.Problem(
                            "attachment " + (index + 1) + ": not a PDF, TIFF, PNG, JPEG or office document");
                }
                pages += Pages.count(file.path(), index);
            } catch (ProblemException refused) {
                return new Result.Problem(String.valueOf(refused.getMessage()));
            }
            if (pages > Pages.MAX_PAGES) {
                return new Result.Problem(FaxError.TOO_MANY_PAGES.title() + ": at most " + Pages.MAX_PAGES);
            }
            files.add(file);
        }
        return new Result.Ready(new Prepared(number, files, null, pages));
    }
}
