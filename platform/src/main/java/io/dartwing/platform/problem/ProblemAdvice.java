package io.dartwing.platform.problem;

import io.dartwing.kernel.ErrorCode;
import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Turns every exception of a controller into a problem document. Texts are ours: exception messages of
/// libraries may repeat what the caller sent.
@RestControllerAdvice
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final DataSize largestFile;

    ProblemAdvice(@Value("${spring.servlet.multipart.max-file-size:1MB}") DataSize largestFile) {
        this.largestFile = largestFile;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> refused(ProblemException problem, HttpServletRequest request) {
        return answer(request, problem.code(), problem.detail(), problem.errors(), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> later(RetryLaterException later, HttpServletRequest request) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(later.seconds()));
        return answer(request, later.code(), later.detail(), List.of(), headers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> missing(
            MissingServletRequestParameterException missing, HttpServletRequest request) {
        return invalid(request, missing.getParameterName(), "missing (expected: a value)");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> missing(MissingServletRequestPartException missing, HttpServletRequest request) {
        return invalid(request, missing.getRequestPartName(), "missing (expected: a part of this name)");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> missing(MissingRequestHeaderException missing, HttpServletRequest request) {
        return invalid(request, missing.getHeaderName(), "missing (expected: a header of this name)");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> mistyped(MethodArgumentTypeMismatchException mistyped, HttpServletRequest request) {
        Class<?> type = Objects.requireNonNullElse(mistyped.getRequiredType(), Object.class);
        return invalid(request, mistyped.getName(), "not valid (expected: " + ExpectedForm.of(type) + ")");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return UnreadableBody.field(unreadable)
                .map(error -> invalid(request, error))
                .orElseGet(() -> answer(
                        request,
                        PlatformError.VALIDATION,
                        "body: can't be read (expected: well-formed JSON of the documented shape)",
                        List.of(),
                        HttpHeaders.EMPTY));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> invalid(MethodArgumentNotValidException invalid, HttpServletRequest request) {
        List<FieldError> errors = invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> new FieldError(
                        SnakeCase.of(error.getField()),
                        SnakeCase.of(error.getField()) + ": "
                                + (error.isBindingFailure() ? "not valid" : error.getDefaultMessage())))
                .toList();
        return answer(request, PlatformError.VALIDATION, "some fields are not valid", errors, HttpHeaders.EMPTY);
    }

    @ExceptionHandler({HandlerMethodValidationException.class, ConstraintViolationException.class})
    ResponseEntity<ProblemDocument> constrained(HttpServletRequest request) {
        return answer(request, PlatformError.VALIDATION, "a parameter is not valid", List.of(), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> method(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
        return answer(
                request,
                PlatformError.METHOD_NOT_ALLOWED,
                "this path does not take that method",
                List.of(),
                wrong.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> mediaType(HttpMediaTypeNotSupportedException wrong, HttpServletRequest request) {
        return answer(
                request,
                PlatformError.UNSUPPORTED_MEDIA_TYPE,
                "content type: not supported here (expected: " + MediaType.toString(wrong.getSupportedMediaTypes())
                        + ")",
                List.of(),
                wrong.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> notAcceptable(
            HttpMediaTypeNotAcceptableException wrong, HttpServletRequest request) {
        return answer(
                request,
                PlatformError.NOT_ACCEPTABLE,
                "nothing here has the accepted type",
                List.of(),
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> noPath(NoResourceFoundException none, HttpServletRequest request) {
        return answer(request, PlatformError.NOT_FOUND, "there is nothing at this path", List.of(), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> tooLarge(MaxUploadSizeExceededException large, HttpServletRequest request) {
        return tooLarge(request);
    }

    private ResponseEntity<ProblemDocument> tooLarge(HttpServletRequest request) {
        String limit = "the upload is too large (expected: files of at most " + largestFile.toMegabytes() + " MB)";
        return answer(request, PlatformError.TOO_LARGE, limit, List.of(), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> multipart(MultipartException broken, HttpServletRequest request) {
        return UploadFailure.tooLarge(broken)
                ? tooLarge(request)
                : answer(
                        request,
                        PlatformError.VALIDATION,
                        "body: not a multipart form (expected: multipart/form-data with a boundary)",
                        List.of(),
                        HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> concurrent(ConcurrencyFailureException lost, HttpServletRequest request) {
        return answer(
                request,
                PlatformError.CONFLICT,
                "someone else changed this at the same time",
                List.of(),
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> integrity(DataIntegrityViolationException broken, HttpServletRequest request) {
        LOG.warn("a database rule refused a change: {}", broken.getClass().getSimpleName());
        return answer(request, PlatformError.CONFLICT, "this contradicts what is stored", List.of(), HttpHeaders.EMPTY);
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ResponseEntity<ProblemDocument> noDatabase(Exception down, HttpServletRequest request) {
        LOG.error("no database connection: {}", down.getClass().getSimpleName());
        return answer(
                request, PlatformError.UNAVAILABLE, "the database can't be reached now", List.of(), HttpHeaders.EMPTY);
    }

    /// The request's body ended early, came too slowly, or broke the rules of HTTP.
    @ExceptionHandler({BadRequestException.class, ClientAbortException.class})
    ResponseEntity<ProblemDocument> brokenBody(IOException broken, HttpServletRequest request) {
        LOG.debug("a body could not be read: {}", broken.getClass().getSimpleName());
        return answer(
                request,
                PlatformError.VALIDATION,
                "body: could not be read to its end (expected: all of it, within the time limit)",
                List.of(),
                HttpHeaders.EMPTY);
    }

    /// The caller went away while we were writing: nobody is left to answer.
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        LOG.debug("the caller closed the connection");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> other(Exception other, HttpServletRequest request) throws IOException {
        if (other instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
            HttpStatusCode status = response.getStatusCode();
            return answer(
                    request,
                    PlatformError.ofStatus(status.value()),
                    "the request was refused",
                    List.of(),
                    response.getHeaders());
        }
        LOG.error("request failed", other);
        return answer(
                request, PlatformError.INTERNAL, "the request could not be completed", List.of(), HttpHeaders.EMPTY);
    }

    private static ResponseEntity<ProblemDocument> invalid(HttpServletRequest request, String field, String message) {
        return invalid(request, new FieldError(field, field + ": " + message));
    }

    private static ResponseEntity<ProblemDocument> invalid(HttpServletRequest request, FieldError error) {
        return answer(
                request, PlatformError.VALIDATION, "some fields are not valid", List.of(error), HttpHeaders.EMPTY);
    }

    private static ResponseEntity<ProblemDocument> answer(
            HttpServletRequest request, ErrorCode code, String detail, List<FieldError> errors, HttpHeaders headers) {
        return ResponseEntity.status(code.status())
                .headers(headers)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDocument.of(code, detail, errors, Trace.of(request)));
    }
}
