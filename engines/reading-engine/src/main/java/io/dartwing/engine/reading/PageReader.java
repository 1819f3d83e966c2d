package io.dartwing.engine.reading;

import io.dartwing.engine.reading.PageReading.Reason;
import io.dartwing.engine.reading.PageReading.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Reads fax documents, several pages at a time. One per program; safe for use by many threads.
///
/// Pages of all documents share one bounded pool of worker threads. A document has at most twice as
/// many pages waiting in it as there are threads, so a long document slows a short one down but
/// doesn't stop it.
public final class PageReader implements AutoCloseable {
    private final ReadingSettings settings;
    private final ThreadPoolExecutor workers;

    private PageReader(ReadingSettings settings) {
        this.settings = settings;
        this.workers = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                settings.idleAfter().toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                life -> Thread.ofPlatform().name("page-reader").daemon().unstarted(() -> Seat.occupy(settings, life)));
        workers.allowCoreThreadTimeOut(true);
    }

    /// Unpacks the language data if needed. Native libraries and recognisers are loaded when the
    /// first page comes.
    ///
    /// @throws IOException if the data directory can't be written, or a language has no data there
    public static PageReader open(ReadingSettings settings) throws IOException {
        NativeRuntime.unpackInto(settings.dataDirectory().resolve("native"));
        LanguageData.install(Seat.tessdata(settings), settings.languages());
        return new PageReader(settings);
    }

    /// Reads every page of a TIFF file and waits for the last. The file has to stay as it is
    /// meanwhile.
    ///
    /// @throws IOException if the file itself can't be opened or read; bad content is never an
    ///     exception but an outcome
    /// @throws InterruptedException if the caller is interrupted; pages not yet begun are dropped
    public DocumentReading read(Path tiff) throws IOException, InterruptedException {
        long started = System.nanoTime();
        Optional<TiffFile> opened = TiffFile.open(tiff);
        if (opened.isEmpty()) {
            return document(List.of(), Optional.of(new Unreadable(Reason.NOT_A_TIFF)), started);
        }
        try (TiffFile file = opened.get()) {
            TiffFile.Listing listing = file.list(settings.maxPages());
            Waiting waiting = new Waiting();
            try {
                for (TiffPage page : listing.pages()) {
                    waiting.add(new PageTask(new PageOfTiff(file, page), settings));
                }
                return document(waiting.done(), listing.fault(), started);
            } finally {
                waiting.drop();
            }
        }
    }

    /// Reads pages that are drawn while others are being read, and waits for the last. Of each
    /// document at most twice as many as there are threads are in memory.
    ///
    /// @throws IOException if `pages` throws it; what can't be drawn is never an exception but an
    ///     outcome
    /// @throws InterruptedException if the caller is interrupted; pages not yet begun are dropped
    public DocumentReading read(GreyPages pages) throws IOException, InterruptedException {
        long started = System.nanoTime();
        Waiting waiting = new Waiting();
        try {
            for (int number = 1; ; number++) {
                switch (pages.next()) {
                    case GreyPages.Drawn drawn ->
                        waiting.add(new PageTask(new PageOfPicture(number, drawn.page()), settings));
                    case GreyPages.Lost lost ->
                        waiting.add(new PageTask(new LostPage(number, lost.why().reason()), settings));
                    case GreyPages.End end -> {
                        return document(waiting.done(), end.fault(), started);
                    }
                }
            }
        } finally {
            waiting.drop();
        }
    }

    /// The pixels of a TIFF file's pages, for forms. The caller closes them.
    public TiffInk ink(Path tiff) {
        return new TiffInk(tiff, settings, this);
    }

    /// Reads some pixels for themselves, one line of text or a few; waits for its turn among the
    /// pages. Empty if nothing was read, or the thread was interrupted.
    ///
    /// @param upright row by row, true where they are black
    /// @param across pixels per inch
    /// @param down rows per inch
    public Optional<PageInk.PartText> part(boolean[][] upright, double across, double down) {
        Future<Optional<PageInk.PartText>> part =
                workers.submit(() -> PartTask.read(upright, across, down, settings.pageLimit()));
        try {
            return part.get();
        } catch (InterruptedException ended) {
            part.cancel(false);
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading a part of a page failed", e.getCause());
        }
    }

    /// Waits for the pages being read, then frees all native memory.
    @Override
    public void close() {
        workers.close();
    }

    /// The pages of one document that are being read, and those that were.
    private final class Waiting {
        private final List<PageReading> done = new ArrayList<>();
        private final Deque<Future<PageReading>> open = new ArrayDeque<>();

        void add(PageTask page) throws IOException, InterruptedException {
            if (open.size() == 2 * settings.threads()) {
                done.add(result(open.remove()));
            }
            open.add(workers.submit(page));
        }

        List<PageReading> done() throws IOException, InterruptedException {
            while (!open.isEmpty()) {
                done.add(result(open.remove()));
            }
            return done;
        }

        void drop() {
            open.forEach(page -> page.cancel(false));
        }
    }

    private static PageReading result(Future<PageReading> page) throws IOException, InterruptedException {
        try {
            return page.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException problem) {
                throw new IOException("reading a page failed", problem);
            }
            throw new IllegalStateException("reading a page failed", e.getCause());
        }
    }

    private static DocumentReading document(List<PageReading> pages, Optional<Unreadable> fault, long started) {
        return DocumentReading.of(pages, Duration.ofNanos(System.nanoTime() - started), fault);
    }
}
