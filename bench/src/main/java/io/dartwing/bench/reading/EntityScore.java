package io.dartwing.bench.reading;

import io.dartwing.engine.reading.entity.Entity;
import io.dartwing.engine.reading.entity.EntityType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Counts what was found and what wasn't; organisations, other dates and times the corpus doesn't label.
///
/// Per document, every different value of a kind counts once. A found value is right if it is the true
/// one but for case, punctuation and letters that look alike (`0 O`, `1 l I`, `5 S`, `8 B`). Names of
/// people may be in either order and without initials; medicines, tests and addresses may be longer or
/// shorter than the truth has them; these and e-mail addresses may have one letter in ten misread.
final class EntityScore {
    private final Map<EntityType, Tally> tallies = new EnumMap<>(EntityType.class);
    private final Map<String, Integer> verdicts = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private static final class Tally {
        int right;
        int missed;
        int wrong;

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 1 : (double) right / (right + missed);
        }
    }

    static EntityScore of(List<JudgedFax> faxes) {
        EntityScore score = new EntityScore();
        faxes.forEach(score::add);
        return score;
    }

    private void add(JudgedFax fax) {
        Truth truth = fax.truth();
        boolean contains = fax.known().phi().containsPhi();
        verdicts.merge((truth.phi() ? "PHI" : "none") + (contains ? "→PHI" : "→none"), 1, Integer::sum);
        if (truth.phi() != contains) {
            faults.add(truth.id() + " verdict "
                    + String.join(" ", fax.known().phi().reasons()));
        }
        for (EntityType type : EnumSet.complementOf(EnumSet.copyOf(EntityType.MENTIONS))) {
            TreeSet<String> wanted = truth.labels().stream()
                    .filter(label -> label.type().equals(type.name()))
                    .map(label -> key(type, label.value()))
                    .collect(Collectors.toCollection(TreeSet::new));
            count(
                    truth.id(),
                    type,
                    wanted,
                    fax.known().entities().stream()
                            .filter(entity -> entity.type() == type)
                            .toList());
        }
    }

    private void count(String id, EntityType type, TreeSet<String> wanted, List<Entity> found) {
        Tally tally = tallies.computeIfAbsent(type, any -> new Tally());
        for (String value : wanted) {
            if (found.stream().anyMatch(entity -> right(type, value, entity))) {
                tally.right++;
            } else {
                tally.missed++;
                faults.add(id + " missed " + type + " " + value);
            }
        }
        found.stream()
                .filter(entity -> wanted.stream().noneMatch(value -> right(type, value, entity)))
                .map(entity -> key(type, entity.value()))
                .distinct()
                .forEach(value -> {
                    tally.wrong++;
                    faults.add(id + " wrong " + type + " " + value);
                });
    }

    private static boolean right(EntityType type, String wanted, Entity entity) {
        return Stream.of(entity.value(), entity.normalized())
                .map(found -> key(type, found))
                .anyMatch(found -> switch (type) {
                    case MEDICATION, LAB_TEST, ADDRESS -> contains(found, wanted) || contains(wanted, found);
                    case PERSON_PATIENT, PERSON_PROVIDER ->
                        contains(wanted, found) && found.length() > 3 || close(found, wanted);
                    case EMAIL -> close(found, wanted);
                    case PHONE -> found.endsWith(wanted) || wanted.endsWith(found);
                    default -> found.equals(wanted);
                });
    }

    private static String key(EntityType type, String value) {
        boolean person = type == EntityType.PERSON_PATIENT || type == EntityType.PERSON_PROVIDER;
        if (person) {
            return Stream.of(value.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}'’]+", -1))
                    .filter(part -> part.length() > 1)
                    .map(EntityScore::folded)
                    .sorted()
                    .collect(Collectors.joining(" "));
        }
        return folded(type == EntityType.AMOUNT ? value.replaceAll("\\.00$", "") : value);
    }

    private static String folded(String value) {
        return value.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .replace('o', '0')
                .replace('l', '1')
                .replace('i', '1')
                .replace('s', '5')
                .replace('b', '8');
    }

    private static boolean contains(String longer, String shorter) {
        int slack = shorter.length() / 10;
        for (int from = 0; from + shorter.length() <= longer.length(); from++) {
            if (distance(longer.substring(from, from + shorter.length()), shorter) <= slack) {
                return true;
            }
        }
        return false;
    }

    private static boolean close(String one, String other) {
        return distance(one, other) <= Math.max(one.length(), other.length()) / 10;
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int exchanged = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    /// What went wrong, one line each, for those who improve rules on the train part.
    List<String> faults() {
        return faults;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("## Entities", ""));
        lines.addAll(List.of("| entity | in the faxes | precision | recall |", "|---|--:|--:|--:|"));
        Tally all = new Tally();
        tallies.forEach((type, tally) -> {
            all.right += tally.right;
            all.missed += tally.missed;
            all.wrong += tally.wrong;
            lines.add(line(type.name(), tally));
        });
        lines.add(line("all", all));
        int hits = verdicts.getOrDefault("PHI→PHI", 0);
        int missed = verdicts.getOrDefault("PHI→none", 0);
        int wrong = verdicts.getOrDefault("none→PHI", 0);
        int without = verdicts.getOrDefault("none→none", 0);
        lines.addAll(List.of("", "## Health information", ""));
        lines.add("%d of %d faxes hold it. Precision %.3f, recall %.3f; right for %s of all faxes."
                .formatted(
                        hits + missed,
                        hits + missed + wrong + without,
                        hits / Math.max(1.0, hits + wrong),
                        hits / Math.max(1.0, hits + missed),
                        CategoryQuality.percent((hits + without) / Math.max(1.0, hits + missed + wrong + without))));
        lines.add("");
        return lines;
    }

    private static String line(String name, Tally tally) {
        return "| %s | %d | %.3f | %.3f |"
                .formatted(name, tally.right + tally.missed, tally.precision(), tally.recall());
    }
}
