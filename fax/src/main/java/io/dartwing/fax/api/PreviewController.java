package io.dartwing.fax.api;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.outbound.Previews;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/// What the far machine will print, before anything is sent.
@RestController
@RequestMapping("/api/v1/faxes/preview")
@Tag(name = "Faxes")
class PreviewController {
    record Made(int pages, UUID previewId, List<String> pageUrls) {}

    private final SendRequests requests;
    private final Previews previews;
    private final WorkFolders folders;
    private final PhiReads reads;

    PreviewController(SendRequests requests, Previews previews, WorkFolders folders, PhiReads reads) {
        this.requests = requests;
        this.previews = previews;
        this.folders = folders;
        this.reads = reads;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(operationId = "previewFax", summary = "Convert without sending; kept for 15 minutes")
    Made make(MultipartHttpServletRequest request) throws IOException, InterruptedException {
        FaxAccess.require(FaxAccess.SEND);
        try (WorkFolders.Folder folder = folders.open()) {
            Previews.Preview preview =
                    previews.make(requests.multipart(request, folder).wish());
            return new Made(
                    preview.pages(),
                    preview.id(),
                    IntStream.rangeClosed(1, preview.pages())
                            .mapToObj(page -> "/api/v1/faxes/preview/" + preview.id() + "/pages/" + page)
                            .toList());
        }
    }

    @GetMapping(value = "/{previewId}/pages/{page}", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(operationId = "getPreviewPage", summary = "One page of a preview")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> page(
            @PathVariable String previewId, @PathVariable int page, @RequestParam(defaultValue = "800") int width)
            throws IOException {
        FaxAccess.require(FaxAccess.SEND);
        if (width < 50 || width > 2600) {
            throw new ProblemException(PlatformError.VALIDATION, "width: out of range (expected: 50 to 2600)");
        }
        UUID id = Ids.parse(previewId)
                .orElseThrow(() -> new ProblemException(FaxError.PREVIEW_GONE, "preview: not found or expired"));
        byte[] image = previews.image(id, page, width);
        reads.record("fax.preview_read", "fax_preview", id);
        return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(image);
    }
}
