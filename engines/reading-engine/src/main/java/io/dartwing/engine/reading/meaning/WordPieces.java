package io.dartwing.engine.reading.meaning;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Cuts text into the pieces of BERT's vocabulary: lower case, without accents, punctuation apart, and
/// of each word the longest known beginning, then the longest known rest (WordPiece).
final class WordPieces {
    static final int BEGIN = 101;
    static final int END = 102;

    private static final int UNKNOWN = 100;
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;

    private WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// @param in a `tokenizer.json` as Hugging Face writes it; only its vocabulary is read
    static WordPieces read(InputStream in) throws IOException {
        Map<String, Integer> vocabulary = new HashMap<>(65_536);
        try (JsonParser json = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), in)) {
            boolean inside = false;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && "vocab".equals(json.currentName())) {
                    inside = true;
                } else if (inside && token == JsonToken.END_OBJECT) {
                    break;
                } else if (inside && token == JsonToken.VALUE_NUMBER_INT) {
                    vocabulary.put(json.currentName(), json.getIntValue());
                }
            }
        }
        if (vocabulary.isEmpty()) {
            throw new IOException("tokenizer: no vocabulary (expected: model.vocab)");
        }
        return new WordPieces(vocabulary);
    }

    /// The pieces' numbers, without the marks of begin and end.
    ///
    /// @param most how many are enough
    List<Integer> of(Iterable<String> words, int most) {
        List<Integer> pieces = new ArrayList<>();
        for (String word : words) {
            for (String part : parts(word)) {
                add(part, pieces);
            }
            if (pieces.size() >= most) {
                return pieces.subList(0, most);
            }
        }
        return pieces;
    }

    /// Words and punctuation apart, lower case, without accents and control characters.
    private static List<String> parts(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        List<String> parts = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        plain.codePoints().filter(WordPieces::counts).forEach(letter -> {
            boolean alone = isPunctuation(letter) || Character.isIdeographic(letter);
            if ((alone || Character.isWhitespace(letter)) && !word.isEmpty()) {
                parts.add(word.toString());
                word.setLength(0);
            }
            if (alone) {
                parts.add(Character.toString(letter));
            } else if (!Character.isWhitespace(letter)) {
                word.appendCodePoint(letter);
            }
        });
        if (!word.isEmpty()) {
            parts.add(word.toString());
        }
        return parts;
    }

    private static boolean counts(int letter) {
        int type = Character.getType(letter);
        return Character.isWhitespace(letter)
                || (type != Character.NON_SPACING_MARK
                        && type != Character.CONTROL
                        && type != Character.FORMAT
                        && type != Character.PRIVATE_USE
                        && letter != 0xFFFD);
    }

    /// As BERT has it: also signs such as `$` and `+`.
    private static boolean isPunctuation(int letter) {
        boolean ascii = (letter >= '!' && letter <= '/')
                || (letter >= ':' && letter <= '@')
                || (letter >= '[' && letter <= '`')
                || (letter >= '{' && letter <= '~');
        return ascii
                || switch (Character.getType(letter)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION -> true;
                    default -> false;
                };
    }

    private void add(String word, List<Integer> pieces) {
        int begin = 0;
        int before = pieces.size();
        while (begin < word.length() && word.length() <= LONGEST_WORD) {
            int end = word.length();
            Integer piece = null;
            while (end > begin && piece == null) {
                piece = vocabulary.get((begin > 0 ? "##" : "") + word.substring(begin, end));
                end--;
            }
            if (piece == null) {
                break;
            }
            pieces.add(piece);
            begin = end + 1;
        }
        if (begin < word.length()) {
            pieces.subList(before, pieces.size()).clear();
            pieces.add(UNKNOWN);
        }
    }
}
