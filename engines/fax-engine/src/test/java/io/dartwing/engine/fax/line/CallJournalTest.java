package io.dartwing.engine.fax.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.fax.line.CallReport.Outcome;
import io.dartwing.engine.fax.pages.TiffPages;
import io.dartwing.kernel.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallJournalTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    @TempDir
    Path spool;

    @Test
    void a_call_that_never_began_failed_and_says_so() throws IOException {
        CallReport report = concluded(CallDirection.OUTBOUND, 3, List.of());
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.cause()).isEqualTo(CallCause.ENGINE_CRASH);
        assertThat(report.pagesConfirmed()).isZero();
        assertThat(report.sentence()).contains("had not begun");
    }

    @Test
    void a_crash_in_the_middle_of_page_two_failed_with_one_page_confirmed() throws IOException {
        CallReport report = concluded(
                CallDirection.OUTBOUND,
                3,
                List.of(
                        new JournalEntry.Started(NOW),
                        new JournalEntry.ImageBegun(NOW, 1),
                        new JournalEntry.PageLeaving(NOW, 1, false),
                        new JournalEntry.PageConfirmed(NOW, 1, false, 14400),
                        new JournalEntry.ImageBegun(NOW, 2)));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.pagesConfirmed()).isEqualTo(1);
        assertThat(report.pageInDoubt()).isFalse();
    }

    @Test
    void a_last_page_whose_answer_was_not_heard_is_uncertain() throws IOException {
        CallReport report = concluded(
                CallDirection.OUTBOUND,
                1,
                List.of(new JournalEntry.Started(NOW), new JournalEntry.PageLeaving(NOW, 1, true)));
        assertThat(report.outcome()).isEqualTo(Outcome.UNCERTAIN);
        assertThat(report.pageInDoubt()).isTrue();
    }

    @Test
    void a_middle_page_whose_answer_was_not_heard_failed_with_that_page_in_doubt() throws IOException {
        CallReport report = concluded(
                CallDirection.OUTBOUND,
                2,
                List.of(new JournalEntry.Started(NOW), new JournalEntry.PageLeaving(NOW, 1, false)));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.pageInDoubt()).isTrue();
        assertThat(report.sentence()).contains("may have arrived");
    }

    @Test
    void a_page_that_was_refused_is_not_in_doubt() throws IOException {
        CallReport report = concluded(
                CallDirection.OUTBOUND,
                1,
                List.of(
                        new JournalEntry.Started(NOW),
                        new JournalEntry.PageLeaving(NOW, 1, true),
                        new JournalEntry.PageRefused(NOW, 1)));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.pageInDoubt()).isFalse();
    }

    @Test
    void all_pages_confirmed_is_sent_even_when_the_goodbye_was_lost() throws IOException {
        CallReport report = concluded(
                CallDirection.OUTBOUND,
                1,
                List.of(
                        new JournalEntry.Started(NOW),
                        new JournalEntry.PageLeaving(NOW, 1, true),
                        new JournalEntry.PageConfirmed(NOW, 1, true, 9600)));
        assertThat(report.outcome()).isEqualTo(Outcome.SENT);
        assertThat(report.cause()).isEqualTo(CallCause.NONE);
        assertThat(report.bitRate()).isEqualTo(9600);
    }

    @Test
    void a_received_page_that_was_never_committed_is_not_received() throws IOException {
        CallReport report = concluded(
                CallDirection.INBOUND,
                0,
                List.of(
                        new JournalEntry.Started(NOW),
                        new JournalEntry.PageStored(NOW, 1, true, 14400),
                        new JournalEntry.CommitAsked(NOW),
                        new JournalEntry.CommitAnswered(NOW, false)));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.cause()).isEqualTo(CallCause.NOT_COMMITTED);
        assertThat(report.document()).isEmpty();
    }

    @Test
    void a_commit_noted_by_the_supervisor_counts_though_the_line_died() throws IOException {
        CallFolder folder = folder(
                CallDirection.INBOUND,
                0,
                List.of(
                        new JournalEntry.Started(NOW),
                        new JournalEntry.PageStored(NOW, 1, true, 14400),
                        new JournalEntry.CommitAsked(NOW)));
        CallJournal.noteCommit(spool, folder.callId(), true);
        CallReport report = CallJournal.conclude(folder.path()).orElseThrow();
        assertThat(report.outcome()).isEqualTo(Outcome.RECEIVED);
        assertThat(report.cause()).isEqualTo(CallCause.NONE);
        assertThat(report.pagesConfirmed()).isEqualTo(1);
    }

    @Test
    void confirmed_pages_of_a_broken_reception_are_delivered() throws IOException {
        CallReport report = concluded(
                CallDirection.INBOUND,
                0,
                List.of(
                        new JournalEntry.Started(NOW),
                        new JournalEntry.PageStored(NOW, 1, false, 14400),
                        new JournalEntry.PageStored(NOW, 2, false, 14400)));
        assertThat(report.outcome()).isEqualTo(Outcome.RECEIVED);
        assertThat(report.cause()).isEqualTo(CallCause.ENGINE_CRASH);
        assertThat(report.pagesConfirmed()).isEqualTo(2);
        assertThat(report.document()).isPresent();
    }

    @Test
    void a_document_torn_behind_its_confirmed_pages_is_repaired() throws IOException {
        CallFolder folder = folder(
                CallDirection.INBOUND,
                0,
                List.of(new JournalEntry.Started(NOW), new JournalEntry.PageStored(NOW, 1, false, 14400)));
        Path whole = FaxPages.write(spool.resolve("whole.tif"), 1, 3, 1);
        byte[] torn = Files.readAllBytes(folder.document());
        Files.write(folder.document(), java.util.Arrays.copyOf(torn, torn.length - 100));
        CallReport report = CallJournal.conclude(folder.path()).orElseThrow();
        assertThat(report.outcome()).isEqualTo(Outcome.RECEIVED);
        assertThat(TiffPages.sameImages(whole, report.document().orElseThrow())).isTrue();
    }

    @Test
    void confirmed_pages_without_a_readable_file_are_not_called_received() throws IOException {
        CallFolder folder = folder(
                CallDirection.INBOUND,
                0,
                List.of(new JournalEntry.Started(NOW), new JournalEntry.PageStored(NOW, 1, false, 14400)));
        Files.delete(folder.document());
        CallReport report = CallJournal.conclude(folder.path()).orElseThrow();
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.cause()).isEqualTo(CallCause.DOCUMENT);
        assertThat(report.document()).isEmpty();
    }

    @Test
    void concluding_twice_gives_the_same_report() throws IOException {
        CallFolder folder = folder(CallDirection.OUTBOUND, 1, List.of(new JournalEntry.Started(NOW)));
        CallReport first = CallJournal.conclude(folder.path()).orElseThrow();
        CallJournal.noteCommit(spool, folder.callId(), true);
        assertThat(CallJournal.conclude(folder.path())).contains(first);
    }

    @Test
    void a_torn_last_line_is_skipped() throws IOException {
        CallFolder folder = folder(
                CallDirection.OUTBOUND,
                1,
                List.of(
                        new JournalEntry.Started(NOW),
                        new JournalEntry.PageLeaving(NOW, 1, true),
                        new JournalEntry.PageConfirmed(NOW, 1, true, 14400)));
        Files.writeString(folder.journal(), "{\"step\":\"PageConf", StandardOpenOption.APPEND);
        assertThat(CallJournal.conclude(folder.path()).orElseThrow().outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void a_folder_without_a_command_holds_no_call() throws IOException {
        Path empty = Files.createDirectory(spool.resolve(Ids.next().toString()));
        assertThat(CallJournal.conclude(empty)).isEmpty();
    }

    @Test
    void only_one_claims_a_call() throws IOException {
        CallFolder folder = folder(CallDirection.OUTBOUND, 1, List.of());
        assertThat(folder.claim()).isTrue();
        assertThat(folder.claim()).isFalse();
    }

    private CallReport concluded(CallDirection direction, int pages, List<JournalEntry> entries) throws IOException {
        return CallJournal.conclude(folder(direction, pages, entries).path()).orElseThrow();
    }

    private CallFolder folder(CallDirection direction, int pages, List<JournalEntry> entries) throws IOException {
        CallFolder folder = CallFolder.of(spool, Ids.next());
        folder.create();
        folder.writeCommand(new CallCommand(folder.callId(), direction, Ids.next(), "ref", Ids.next(), 0, pages, NOW));
        FaxPages.write(folder.document(), 2, 3, 1);
        try (CallJournal journal = CallJournal.open(folder)) {
            for (JournalEntry entry : entries) {
                journal.append(entry);
            }
        }
        return folder;
    }
}
