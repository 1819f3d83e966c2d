package io.dartwing.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dartwing.engine.reading.PageReading.Reason;
import io.dartwing.engine.reading.PageReading.Unreadable;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiffFileIT {
    @TempDir
    Path directory;

    private final byte[] three =
            FaxTiff.t6(98, Collections.nCopies(3, new BufferedImage(1728, 40, BufferedImage.TYPE_BYTE_BINARY)));

    @Test
    void listsEveryPageWithItsShape() throws IOException {
        try (TiffFile file = open(three)) {
            TiffFile.Listing listing = file.list(10);

            assertThat(listing.fault()).isEmpty();
            assertThat(listing.pages()).extracting(TiffPage::number).containsExactly(1, 2, 3);
            assertThat(listing.pages()).extracting(TiffPage::width).containsOnly(1728);
            assertThat(listing.pages()).extracting(TiffPage::height).containsOnly(40);
            assertThat(listing.pages().getFirst().pixelShape(file)).isCloseTo(204 / 98.0, within(1e-9));
            assertThat(listing.pages().getFirst().pixelsPerInch(file)).isEqualTo(204);
        }
    }

    @Test
    void stopsAtAPageListThatBitesItsTail() throws IOException {
        TiffBytes.setNext(three, TiffBytes.directory(three, 1), TiffBytes.directory(three, 0));

        expectTwoPagesAndAFault();
    }

    @Test
    void stopsAtAPageListThatLeavesTheFile() throws IOException {
        TiffBytes.setNext(three, TiffBytes.directory(three, 1), three.length + 10);

        expectTwoPagesAndAFault();
    }

    @Test
    void givesNoImageForStripsThatLieOutsideTheFile() throws IOException {
        int first = TiffBytes.directory(three, 0);
        TiffBytes.setField(three, first, 279, Integer.MAX_VALUE);
        try (TiffFile file = open(three)) {
            assertThat(file.list(10).pages().getFirst().alone(file)).isEmpty();
        }
    }

    private void expectTwoPagesAndAFault() throws IOException {
        try (TiffFile file = open(three)) {
            TiffFile.Listing listing = file.list(10);

            assertThat(listing.pages()).hasSize(2);
            assertThat(listing.fault()).contains(new Unreadable(Reason.BROKEN_PAGE_LIST));
        }
    }

    private TiffFile open(byte[] bytes) throws IOException {
        return TiffFile.open(Files.write(directory.resolve("pages.tif"), bytes)).orElseThrow();
    }
}
