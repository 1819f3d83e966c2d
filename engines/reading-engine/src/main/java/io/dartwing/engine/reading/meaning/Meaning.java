package io.dartwing.engine.reading.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns text into a vector of 384 numbers. Safe for use by many threads; a call needs some hundredths
/// of a second of one processor.
public final class Meaning {
    /// Numbers of a vector.
    public static final int SIZE = 384;

    /// Pieces the model was trained to take at once, less its marks of begin and end.
    private static final int PART = 126;

    /// A document says early what it is.
    private static final int MOST_PARTS = 5;

    /// A rest of fewer pieces says nothing by itself.
    private static final int SHORTEST_REST = 16;

    private static final String LIBRARIES = "onnxruntime.native.path";
    private static final Logger LOG = LoggerFactory.getLogger(Meaning.class);

    private final WordPieces pieces;
    private final OrtEnvironment environment;
    private final OrtSession session;

    private Meaning(WordPieces pieces, OrtEnvironment environment, OrtSession session) {
        this.pieces = pieces;
        this.environment = environment;
        this.session = session;
    }

    /// The model that comes with the engine, loaded at first use (some tenths of a second, 60 MB);
    /// empty where this machine has no ONNX Runtime.
    public static Optional<Meaning> shared() {
        return Held.MEANING;
    }

    /// The mean of the text's parts of some hundred words, each of length 1; zeros for a text without
    /// words.
    ///
    /// @param words in reading order
    public float[] of(List<String> words) {
        List<Integer> all = pieces.of(words, PART * MOST_PARTS);
        float[] mean = new float[SIZE];
        int parts = 0;
        for (int from = 0; from < all.size(); from += PART) {
            List<Integer> part = all.subList(from, Math.min(all.size(), from + PART));
            if (parts == 0 || part.size() >= SHORTEST_REST) {
                add(vector(part), mean);
                parts++;
            }
        }
        for (int i = 0; i < SIZE && parts > 1; i++) {
            mean[i] /= parts;
        }
        return mean;
    }

    /// One pass of the model: the mean over all pieces' vectors, brought to length 1.
    private float[] vector(List<Integer> part) {
        int length = part.size() + 2;
        long[] ids = new long[length];
        ids[0] = WordPieces.BEGIN;
        for (int i = 0; i < part.size(); i++) {
            ids[i + 1] = part.get(i);
        }
        ids[length - 1] = WordPieces.END;
        long[] ones = new long[length];
        Arrays.fill(ones, 1);
        long[] shape = {1, length};
        try (OnnxTensor input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[length]), shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
            float[][][] states = (float[][][]) result.get(0).getValue();
            return unit(states[0]);
        } catch (OrtException failure) {
            throw new IllegalStateException("meaning: the model failed", failure);
        }
    }

    private static float[] unit(float[][] states) {
        float[] mean = new float[SIZE];
        for (float[] state : states) {
            add(state, mean);
        }
        double square = 0;
        for (float value : mean) {
            square += value * value;
        }
        double length = Math.max(1e-12, Math.sqrt(square));
        for (int i = 0; i < SIZE; i++) {
            mean[i] = (float) (mean[i] / length);
        }
        return mean;
    }

    private static void add(float[] some, float[] sum) {
        for (int i = 0; i < SIZE; i++) {
            sum[i] += some[i];
        }
    }

    private static final class Held {
        private static final Optional<Meaning> MEANING = load();

        private static Optional<Meaning> load() {
            try (InputStream tokenizer = resource("all-minilm-l6-v2-q-tokenizer.json");
                    OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                options.setCPUArenaAllocator(false);
                options.addConfigEntry("session.disable_prepacking", "1"); // keeps the weights once
                forgetLostLibraries();
                OrtEnvironment environment = OrtEnvironment.getEnvironment();
                return Optional.of(new Meaning(WordPieces.read(tokenizer), environment, session(environment, options)));
            } catch (OrtException | IOException | LinkageError failure) {
                LOG.warn("categories are told by words and looks alone: the sentence model can't be loaded", failure);
                return Optional.empty();
            }
        }

        /// Where they were unpacked to may be gone; then the jar's own way unpacks them once more.
        private static void forgetLostLibraries() {
            String directory = System.getProperty(LIBRARIES);
            if (directory != null && !Files.isRegularFile(Path.of(directory, "libonnxruntime.so"))) {
                System.clearProperty(LIBRARIES);
            }
        }

        /// From a file: from memory it would be there twice.
        private static OrtSession session(OrtEnvironment environment, OrtSession.SessionOptions options)
                throws IOException, OrtException {
            Path file = Files.createTempFile("sentence-model", ".onnx");
            try (InputStream model = resource("all-minilm-l6-v2-q.onnx")) {
                Files.copy(model, file, StandardCopyOption.REPLACE_EXISTING);
                return environment.createSession(file.toString(), options);
            } finally {
                Files.delete(file);
            }
        }

        private static InputStream resource(String name) {
            InputStream in = Meaning.class.getResourceAsStream(name);
            if (in == null) {
                throw new IllegalStateException(name + ": missing (expected: unpacked by the build)");
            }
            return in;
        }
    }
}
