package io.dartwing.engine.reading.phi;

import io.dartwing.engine.reading.entity.Entity;
import io.dartwing.engine.reading.entity.EntityType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How much a document speaks of someone's health, care or payment for care.
///
/// @param coded how many diagnoses, medicines, results and procedures were found
/// @param conditions how many different names of conditions and treatments its text has
/// @param careWords how many different words of care (`patient`, `diagnosed`, `specimen`) it has
/// @param otherTrade how many different words of an application, an agreement, an order or an
///     advertisement it has
record HealthEvidence(Map<EntityType, Long> coded, int conditions, int careWords, int otherTrade) {
    private static final List<EntityType> CODED =
            List.of(EntityType.ICD10, EntityType.MEDICATION, EntityType.LAB_TEST, EntityType.CPT, EntityType.NDC);
    /// The endings by which medicine names diseases and operations.
    private static final Pattern MEDICAL_ENDING = Pattern.compile(
            "(?i)(?<!\\p{L})\\p{L}{3,}(?:itis|(?<!acad)emia|uria|opathy|plasia|algia|ectomy|oscopy|ostomy|oplasty|rrhea"
                    + "|sclerosis|stenosis|fibrosis|thrombosis|paresis|plegia|dynia|carcinoma|sarcoma|dystrophy)(?!\\p{L})");
    private static final Map<String, List<Pattern>> WORDS = words();

    static HealthEvidence of(List<PageWords> pages, List<Entity> entities) {
        Map<EntityType, Long> coded = new EnumMap<>(EntityType.class);
        for (Entity entity : entities) {
            if (CODED.contains(entity.type()) && entity.confidence() >= 0.4) {
                coded.merge(entity.type(), 1L, Long::sum);
            }
        }
        String text = pages.stream().map(PageWords::text).collect(Collectors.joining("\n"));
        return new HealthEvidence(
                coded, count("condition", text) + endings(text), count("care", text), count("other", text));
    }

    /// Enough to say that the document is about health.
    boolean speaksOfHealth() {
        return !coded.isEmpty() || conditions >= 1 || careWords >= 3;
    }

    /// Enough even in a document that is an application, an agreement, an order or an advertisement by
    /// its words.
    boolean speaksOfOnePersonsHealth() {
        boolean clinical = coded.keySet().stream().anyMatch(type -> type != EntityType.CPT);
        return clinical || (conditions >= 2 && careWords >= 3);
    }

    long codedTotal() {
        return coded.values().stream().mapToLong(Long::longValue).sum();
    }

    private static int endings(String text) {
        return (int) MEDICAL_ENDING
                .matcher(text)
                .results()
                .map(result -> result.group().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
    }

    private static int count(String kind, String text) {
        return (int) WORDS.getOrDefault(kind, List.of()).stream()
                .filter(word -> word.matcher(text).find())
                .count();
    }

    private static Map<String, List<Pattern>> words() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HealthEvidence.class.getResourceAsStream("health-words.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .map(line -> line.split(": ", 2))
                    .collect(Collectors.groupingBy(
                            halves -> halves[0],
                            Collectors.flatMapping(
                                    halves -> List.of(halves[1].split(", ", -1)).stream()
                                            .map(HealthEvidence::word),
                                    Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern word(String words) {
        return Pattern.compile(
                "(?<!\\p{L})" + Pattern.quote(words).replace(" ", "\\E\\s+\\Q") + "(?:s|es)?(?!\\p{L})",
                Pattern.CASE_INSENSITIVE);
    }
}
