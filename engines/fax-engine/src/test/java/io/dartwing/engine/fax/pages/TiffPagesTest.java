package io.dartwing.engine.fax.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.engine.fax.pages.codec.Bitmap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiffPagesTest {
    @TempDir
    Path dir;

    private final Bitmap one = TestPages.random(1728, 300, 1);
    private final Bitmap two = TestPages.random(1728, 500, 2);
    private final Bitmap three = TestPages.random(1728, 200, 3);

    @ParameterizedTest
    @ValueSource(strings = {"None", "PackBits", "Deflate", "CCITT RLE", "CCITT T.4", "CCITT T.6"})
    void readsWhatOtherProgramsWrite(String compression) throws IOException {
        Path file = dir.resolve("foreign.tif");
        TestPages.foreignTiff(file, TestPages.image(one), compression);
        assertThat(TestPages.read(file)).containsExactly(one);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void readsBothFillOrders(int order) throws IOException {
        Path file = TestPages.tiff(dir.resolve("a.tif"), 204, 196, one);
        byte[] bytes = Files.readAllBytes(file);
        if (order == 2) {
            int length = entry(bytes, 279);
            for (int i = 8; i < 8 + length; i++) {
                bytes[i] = (byte) (Integer.reverse(bytes[i]) >>> 24);
            }
            setEntry(bytes, 266, 2);
        }
        Files.write(file, bytes);
        assertThat(TestPages.read(file)).containsExactly(one);
    }

    @Test
    void saysSizesAndFaxResolutions() throws IOException {
        assertThat(TiffPages.info(TestPages.tiff(dir.resolve("a.tif"), 203.9, 97.8, one, two)))
                .isEqualTo(List.of(new PageInfo(1728, 300, 204, 98), new PageInfo(1728, 500, 204, 98)));
        assertThat(TiffPages.info(TestPages.tiff(dir.resolve("b.tif"), 80.31, 154, one)))
                .as("dots per centimetre under the name of dots per inch")
                .isEqualTo(List.of(new PageInfo(1728, 300, 204, 391)));
    }

    @Test
    void salvageKeepsEveryPageThatWasComplete() throws IOException {
        Path whole = TestPages.tiff(dir.resolve("whole.tif"), 204, 196, one, two, three);
        byte[] bytes = Files.readAllBytes(whole);
        int firstTwo = (int) Files.size(TestPages.tiff(dir.resolve("two.tif"), 204, 196, one, two));
        Path torn = dir.resolve("torn.tif");
        Path out = dir.resolve("out.tif");
        for (int length = firstTwo; length < bytes.length; length += 97) {
            Files.write(torn, Arrays.copyOf(bytes, length));
            assertThat(TiffPages.salvage(torn, out)).as("cut at %s", length).isEqualTo(2);
            assertThat(TestPages.read(out)).containsExactly(one, two);
        }
        assertThat(TiffPages.salvage(whole, out)).isEqualTo(3);
        assertThat(TiffPages.sameImages(whole, out)).isTrue();
    }

    @Test
    void salvageOfNothingLeavesNoFile() throws IOException {
        Path torn = dir.resolve("torn.tif");
        Path out = dir.resolve("out.tif");
        Files.write(torn, new byte[] {'I', 'I', 42, 0, 0, 0, 0, 0});
        assertThat(TiffPages.salvage(torn, out)).isZero();
        assertThat(out).doesNotExist();
        Files.write(torn, new byte[3]);
        assertThat(TiffPages.salvage(torn, out)).isZero();
    }

    @Test
    void aCircleOfPagesIsNoticed() throws IOException {
        Path file = TestPages.tiff(dir.resolve("a.tif"), 204, 196, one);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer tiff = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int directory = tiff.getInt(4);
        tiff.putInt(directory + 2 + tiff.getShort(directory) * 12, directory);
        Files.write(file, bytes);
        assertThatThrownBy(() -> TiffPages.count(file)).isInstanceOf(DamagedDocumentException.class);
        assertThat(TiffPages.salvage(file, dir.resolve("out.tif"))).isEqualTo(1);
    }

    @Test
    void sameImagesLooksAtPixelsAndPageCounts() throws IOException {
        Path a = TestPages.tiff(dir.resolve("a.tif"), 204, 196, one, two);
        Path b = TestPages.tiff(dir.resolve("b.tif"), 204, 196, one);
        var changed = TestPages.random(1728, 300, 1);
        changed.bits()[5000] ^= 1;
        Path c = TestPages.tiff(dir.resolve("c.tif"), 204, 196, changed, two);
        assertThat(TiffPages.sameImages(a, a)).isTrue();
        assertThat(TiffPages.sameImages(a, b)).isFalse();
        assertThat(TiffPages.sameImages(a, c)).isFalse();
    }

    private static int entry(byte[] bytes, int tag) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(find(bytes, tag));
    }

    private static void setEntry(byte[] bytes, int tag, int value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(find(bytes, tag), value);
    }

    private static int find(byte[] bytes, int tag) {
        ByteBuffer tiff = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int directory = tiff.getInt(4);
        for (int i = 0; i < tiff.getShort(directory); i++) {
            if (tiff.getShort(directory + 2 + i * 12) == tag) {
                return directory + 2 + i * 12 + 8;
            }
        }
        throw new AssertionError("no tag " + tag);
    }
}
