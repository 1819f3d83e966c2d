package io.dartwing.engine.fax.pages.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.fax.pages.TestPages;
import io.dartwing.engine.fax.pages.codec.CcittDecoder.Scheme;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CcittCodecTest {

    @Property(tries = 200)
    void whatWasCodedComesBack(
            @ForAll @IntRange(min = 1, max = 5300) int width,
            @ForAll @IntRange(min = 1, max = 30) int height,
            @ForAll long seed) {
        Bitmap page = TestPages.random(width, height, seed);
        var back = new Bitmap(width, height);
        var rows = CcittDecoder.decode(CcittEncoder.encode(page), Scheme.MMR, back, 0, height);
        assertThat(rows).isEqualTo(new CcittDecoder.Rows(height, 0));
        assertThat(back).isEqualTo(page);
    }

    @Property(tries = 500)
    void noiseIsReadToItsEndWithoutHarm(
            @ForAll byte[] noise, @ForAll Scheme scheme, @ForAll @IntRange(min = 1, max = 300) int width) {
        var target = new Bitmap(width, 50);
        var rows = CcittDecoder.decode(noise, scheme, target, 0, 50);
        assertThat(rows.found()).isBetween(0, 50);
        assertThat(rows.bad()).isBetween(0, rows.found());
        assertPaddingClear(target);
    }

    @Property(tries = 300)
    void aDamagedPageKeepsTheRowsBeforeTheDamage(@ForAll long seed) {
        var random = new Random(seed);
        Bitmap page = TestPages.random(1728, 40, seed);
        byte[] code = CcittEncoder.encode(page);
        int hit = random.nextInt(code.length);
        code[hit] ^= (byte) (1 << random.nextInt(8));
        var back = new Bitmap(1728, 40);
        CcittDecoder.decode(Arrays.copyOf(code, code.length - random.nextInt(3)), Scheme.MMR, back, 0, 40);
        int sound = rowsBefore(page, hit);
        assertThat(back.top(sound)).isEqualTo(page.top(sound));
        assertPaddingClear(back);
    }

    @Test
    void rowsOfOneColourAndRunsLongerThanAnyCodeWork() {
        for (int width : new int[] {1, 7, 8, 63, 64, 65, 1728, 2560, 2561, 5121, 10000}) {
            var page = new Bitmap(width, 3);
            page.fill(1, 0, width);
            var back = new Bitmap(width, 3);
            var rows = CcittDecoder.decode(CcittEncoder.encode(page), Scheme.MMR, back, 0, 3);
            assertThat(rows.found()).isEqualTo(3);
            assertThat(back).isEqualTo(page);
        }
    }

    @Test
    void endOfBlockEndsThePage() {
        byte[] code = CcittEncoder.encode(new Bitmap(1728, 5));
        var rows = CcittDecoder.decode(code, Scheme.MMR, new Bitmap(1728, 90), 0, 90);
        assertThat(rows.found()).isEqualTo(5);
    }

    /// The rows whose code certainly ends before the byte `hit`.
    private static int rowsBefore(Bitmap page, int hit) {
        int rows = 0;
        while (rows < page.height() && CcittEncoder.encode(page.top(rows + 1)).length - 5 < hit) {
            rows++;
        }
        return Math.max(0, rows - 1);
    }

    private static void assertPaddingClear(Bitmap bitmap) {
        for (int y = 0; y < bitmap.height(); y++) {
            for (int x = bitmap.width(); x < bitmap.stride() * 8; x++) {
                assertThat(bitmap.bits()[y * bitmap.stride() + x / 8] >> (7 - x % 8) & 1)
                        .isZero();
            }
        }
    }
}
