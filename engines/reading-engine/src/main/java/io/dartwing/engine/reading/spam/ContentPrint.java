package io.dartwing.engine.reading.spam;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.category.DocumentWords;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// What a document says, as 64 bits that differ little between documents that say nearly the same
/// (SimHash over words and pairs of words): the same flyer sent again, read a little differently.
public final class ContentPrint {
    /// Of the 64 bits of two readings of the same page some differ; of different documents half do.
    public static final int NEAR = 12;

    /// Of fewer words too little can be told.
    private static final int FEWEST_WORDS = 12;

    private ContentPrint() {}

    /// Empty when hardly anything was read.
    ///
    /// @param key of whoever keeps the prints: with another one they can't be compared
    public static OptionalLong of(List<PageReading> pages, long key) {
        List<String> words = DocumentWords.of(pages).forms().stream()
                .map(DocumentWords.Form::text)
                .filter(word -> word.length() > 2 && word.indexOf('#') < 0)
                .toList();
        if (words.size() < FEWEST_WORDS) {
            return OptionalLong.empty();
        }
        Set<String> parts = new HashSet<>(words);
        for (int i = 1; i < words.size(); i++) {
            parts.add(words.get(i - 1) + ' ' + words.get(i));
        }
        int[] votes = new int[Long.SIZE];
        for (String part : parts) {
            long hash = hash(part, key);
            for (int bit = 0; bit < Long.SIZE; bit++) {
                votes[bit] += (hash >>> bit & 1) == 1 ? 1 : -1;
            }
        }
        long print = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            print |= votes[bit] > 0 ? 1L << bit : 0;
        }
        return OptionalLong.of(print);
    }

    /// FNV-1a over the letters, then mixed so that each bit depends on all of them.
    private static long hash(String text, long key) {
        long hash = 0xcbf29ce484222325L ^ key;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
