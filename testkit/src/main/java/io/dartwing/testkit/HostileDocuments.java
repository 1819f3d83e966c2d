package io.dartwing.testkit;

import io.dartwing.testkit.HostileDocument.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Documents that a program taking faxes from strangers must survive: truncated, lying, bombs, circular,
/// encrypted,
/// endless, of the wrong type. All are made by code; each must end in a clear refusal or in valid pages.
public final class HostileDocuments {
    private HostileDocuments() {}

    public static List<HostileDocument> all() {
        var all = new ArrayList<HostileDocument>();
        HostilePdfs.addTo(all);
        HostilePdfContents.addTo(all);
        HostileTiffs.addTo(all);
        HostilePictures.addTo(all);
        strangers(all);
        return List.copyOf(all);
    }

    private static void strangers(List<HostileDocument> all) {
        add(all, "stranger-one-byte", () -> new byte[] {'%'});
        add(all, "stranger-zeros", () -> new byte[100_000]);
        add(all, "stranger-noise", () -> noise(100_000, 1));
        add(all, "stranger-text.pdf", () -> latin("Dear Sir or Madam\n".repeat(1000)));
        add(all, "stranger-html.pdf", () -> latin("<!DOCTYPE html><script>alert(1)</script>"));
        add(all, "stranger-gif.png", () -> latin("GIF89a\1\0\1\0\0\0\0;"));
        add(all, "stranger-zip.pdf", () -> latin("PK\3\4" + "x".repeat(500)));
        add(all, "stranger-ole.tif", () -> latin("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1" + "x".repeat(600)));
        add(all, "stranger-postscript.pdf", () -> latin("%!PS-Adobe-3.0\n(%stdin) (r) file\n{} loop\n"));
        add(all, "stranger-svg.png", () -> latin("<svg xmlns='http://www.w3.org/2000/svg'/>"));
        add(all, "stranger-elf", () -> latin("\u007fELF\2\1\1" + "\0".repeat(100)));
        add(all, "stranger-heic.jpg", () -> latin("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"));
    }

    static void add(List<HostileDocument> all, String name, Content content) {
        all.add(new HostileDocument(name, content));
    }

    /// Adds the document cut off at several places, and with single bits flipped.
    static void addDamaged(List<HostileDocument> all, String name, Content sound, int cuts, int flips) {
        for (int i = 0; i < cuts; i++) {
            int part = i;
            add(all, name + "-cut-" + i, () -> {
                byte[] bytes = sound.get();
                return Arrays.copyOf(bytes, Math.max(4, bytes.length * (part + 1) / (cuts + 1)));
            });
        }
        for (int i = 0; i < flips; i++) {
            int seed = i;
            add(all, name + "-flipped-" + i, () -> {
                byte[] bytes = sound.get();
                var random = new Random(seed);
                for (int k = 0; k < 1 + bytes.length / 400; k++) {
                    bytes[4 + random.nextInt(bytes.length - 4)] ^= (byte) (1 << random.nextInt(8));
                }
                return bytes;
            });
        }
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] noise(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /// Deflated zeros, about a thousandth of the size.
    static byte[] zeros(long size) throws IOException {
        var out = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 20];
        try (var deflate = new DeflaterOutputStream(out, new Deflater(9), 1 << 16)) {
            for (long left = size; left > 0; left -= block.length) {
                deflate.write(block, 0, (int) Math.min(left, block.length));
            }
        }
        return out.toByteArray();
    }

    static byte[] deflated(byte[] data) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(out)) {
            deflate.write(data);
        }
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
