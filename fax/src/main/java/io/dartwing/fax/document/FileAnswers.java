package io.dartwing.fax.document;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.files.StoredFile;
import io.dartwing.platform.problem.PlatformError;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Answers requests with files of faxes; nobody on the way may keep them.
@Component
public class FileAnswers {
    private final FileStore files;
    private final TransactionTemplate transaction;

    FileAnswers(FileStore files, TransactionTemplate transaction) {
        this.files = files;
        this.transaction = transaction;
    }

    /// @param disposition by the file's content type
    public ResponseEntity<StreamingResponseBody> stream(
            FileId id, String filename, Function<String, ContentDisposition.Builder> disposition) {
        ResponseEntity.BodyBuilder answer = head(id, filename, disposition);
        InputStream content = files.open(id);
        StreamingResponseBody body = out -> {
            try (content) {
                content.transferTo(out);
            }
        };
        return answer.body(body);
    }

    /// The same for files so large that the container would call their answer too slow: it is
    /// written by the request's own thread, through a small buffer.
    public ResponseEntity<Resource> large(
            FileId id, String filename, Function<String, ContentDisposition.Builder> disposition) {
        return head(id, filename, disposition).body(new InputStreamResource(files.open(id)));
    }

    private ResponseEntity.BodyBuilder head(
            FileId id, String filename, Function<String, ContentDisposition.Builder> disposition) {
        StoredFile file = transaction
                .execute(status -> files.find(id))
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "file: not found"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.contentType()))
                .contentLength(file.size())
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .apply(file.contentType())
                                .filename(filename, StandardCharsets.UTF_8)
                                .build()
                                .toString());
    }
}
