package io.dartwing.platform.records;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RecordTypeController {
    private final RecordTypes types;
    private final RecordMetadata metadata;

    RecordTypeController(RecordTypes types, RecordMetadata metadata) {
        this.types = types;
        this.metadata = metadata;
    }

    record RecordTypeList(List<RecordMetadata.Description> data) {}

    /// The record types the caller may read.
    @GetMapping("/api/v1/record-types")
    RecordTypeList listRecordTypes() {
        return new RecordTypeList(types.all().stream()
                .filter(metadata::readable)
                .map(metadata::describe)
                .toList());
    }

    @GetMapping("/api/v1/record-types/{type}")
    RecordMetadata.Description getRecordType(@PathVariable String type) {
        RecordType<?> known = types.get(type);
        if (!metadata.readable(known)) {
            throw new ProblemException(PlatformError.NOT_FOUND, "There is no such record type.");
        }
        return metadata.describe(known);
    }
}
