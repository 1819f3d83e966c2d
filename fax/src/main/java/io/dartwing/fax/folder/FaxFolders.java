package io.dartwing.fax.folder;

import io.dartwing.fax.document.FaxFilter;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The folders that the current actor sees.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FaxFolders {
    private final RecordService records;
    private final RecordType<FaxFolder> type;
    private final FolderRules rules;

    FaxFolders(RecordService records, RecordType<FaxFolder> type, FolderRules rules) {
        this.records = records;
        this.type = type;
        this.rules = rules;
    }

    public Optional<FaxFolder> find(UUID id) {
        return records.find(type, id);
    }

    /// One that people fill; empty for any other, and for one that is gone.
    public Optional<FaxFolder> open(UUID id) {
        return find(id).filter(folder -> !folder.filledByRule());
    }

    /// The filter with the rule of the smart folder it names; problem `DW-400` for a folder that isn't there.
    public FaxFilter narrowed(FaxFilter filter) {
        UUID id = filter.folderId();
        if (id == null) {
            return filter;
        }
        FaxFolder folder = find(id).orElseThrow(() -> PlatformError.invalid("folder", "not found", "a folder's id"));
        return folder.filter()
                .map(rule -> filter.inSmartFolder(rule.filter(null, 1)))
                .orElse(filter);
    }

    /// One that faxes can be put into; problem `DW-400` when there is none, `DW-403` when others fill it.
    public FaxFolder requireOpen(UUID id) {
        FaxFolder folder =
                find(id).orElseThrow(() -> PlatformError.invalid("folder_id", "not found", "one of the folders"));
        if (folder.filledByRule()) {
            throw PlatformError.invalid("folder_id", "a rule fills it", "a folder that people fill");
        }
        requireMayEdit(id);
        return folder;
    }

    /// Problem `DW-403` when the current actor may not put faxes in or take them out.
    public void requireMayEdit(UUID id) {
        if (!rules.mayEdit(id)) {
            throw new ProblemException(
                    PlatformError.FORBIDDEN, "folder: others fill it (expected: a folder that you may edit)");
        }
    }
}
