package io.dartwing.fax.recogniser;

import io.dartwing.engine.reading.outside.OutsideAnswer;
import io.dartwing.engine.reading.outside.OutsideAnswer.Failed;
import io.dartwing.engine.reading.outside.OutsideAnswer.Seen;
import io.dartwing.engine.reading.outside.PagePicture;
import io.dartwing.fax.recogniser.OutsideReadings.Day;
import io.dartwing.fax.recogniser.OutsideReadings.OutsideReading;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What can be done with recognisers outside beside the operations of every record.
@RestController
@RequestMapping("/api/v1/outside-recognisers/{id}")
@Tag(name = "Outside recognisers")
class RecogniserController {
    private static final int MOST = 100;
    private static final Duration TRIAL = Duration.ofSeconds(15);

    /// @param detail what works, or what does not
    record RecogniserTest(boolean works, String detail) {}

    /// @param data the newest pages that were handed over, the latest first
    /// @param days how many on each of the last days that had any
    record OutsideReadingList(List<OutsideReading> data, List<Day> days) {}

    private final RecogniserAccounts accounts;
    private final RecogniserStates states;
    private final OutsideReadings readings;
    private final Audit audit;
    private final TransactionTemplate transaction;

    RecogniserController(
            RecogniserAccounts accounts,
            RecogniserStates states,
            OutsideReadings readings,
            Audit audit,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.states = states;
        this.readings = readings;
        this.audit = audit;
        this.transaction = transaction;
    }

    @PostMapping("/test")
    @Operation(
            operationId = "testOutsideRecogniser",
            summary = "Have a picture with a few printed words read there; nothing of a fax leaves")
    RecogniserTest test(@PathVariable String id) {
        RecogniserAccount account = account(id);
        OutsideAnswer answer = accounts.open(account).read(trialPage(), TRIAL);
        RecogniserTest result = switch (answer) {
            case Seen seen ->
                new RecogniserTest(true, "It answered and read " + seen.words().size() + " words of a test page.");
            case Failed failed -> new RecogniserTest(false, failed.sentence());
        };
        transaction.executeWithoutResult(status -> {
            if (answer instanceof Failed failed) {
                states.failed(account.id(), failed.sentence(), failed.retryAfter());
            } else {
                states.answered(account.id());
            }
            audit.record(
                    "outside_recogniser.tested",
                    "outside_recogniser",
                    account.id(),
                    Map.of("works", "" + result.works()));
        });
        return result;
    }

    @GetMapping("/readings")
    @Operation(
            operationId = "listOutsideReadings",
            summary = "Pages that were handed over and what came of it, without anything that was read")
    OutsideReadingList readings(@PathVariable String id) {
        RecogniserAccount account = account(id);
        return transaction.execute(
                status -> new OutsideReadingList(readings.newest(account.id(), MOST), readings.days(account.id())));
    }

    private RecogniserAccount account(String id) {
        PermissionDecision.require(Permissions.ADMIN);
        Optional<RecogniserAccount> found = Ids.parse(id).flatMap(accounts::find);
        return found.orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."));
    }

    /// “Dartwing connection test”, drawn once.
    private static PagePicture trialPage() {
        try (InputStream png =
                Objects.requireNonNull(RecogniserController.class.getResourceAsStream("test-page.png"))) {
            return PagePicture.of(png.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
