package io.dartwing.fax.search;

import io.dartwing.engine.reading.entity.EntityType;
import io.dartwing.fax.reading.Findings;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.problem.PlatformError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was found in faxes, in a form that can be looked for: `NPI 1234567893`, each part of a name by
/// itself. It reaches the index as keyed hashes alone.
final class FoundKeys {
    private static final String USE = "fax-found";
    private static final int HASH_BYTES = 12;
    private static final int SHORTEST_NAME = 2;
    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("M/d/uuuu");

    /// By the name of the search's field.
    private static final Map<String, EntityType> FIELDS = Map.ofEntries(
            Map.entry("patient", EntityType.PERSON_PATIENT),
            Map.entry("provider", EntityType.PERSON_PROVIDER),
            Map.entry("drug", EntityType.MEDICATION),
            Map.entry("dob", EntityType.DOB),
            Map.entry("ssn", EntityType.SSN),
            Map.entry("mrn", EntityType.MRN),
            Map.entry("member", EntityType.MEMBER_ID),
            Map.entry("account", EntityType.ACCOUNT),
            Map.entry("npi", EntityType.NPI),
            Map.entry("dea", EntityType.DEA),
            Map.entry("icd", EntityType.ICD10),
            Map.entry("cpt", EntityType.CPT),
            Map.entry("ndc", EntityType.NDC));

    private static final Set<EntityType> IN_WORDS =
            Set.of(EntityType.PERSON_PATIENT, EntityType.PERSON_PROVIDER, EntityType.MEDICATION);
    private static final Set<String> TYPES =
            FIELDS.values().stream().map(EntityType::name).collect(Collectors.toSet());

    private FoundKeys() {}

    static boolean isField(String name) {
        return FIELDS.containsKey(name);
    }

    /// With their colons.
    static List<String> fields() {
        return FIELDS.keySet().stream().sorted().map(field -> field + ':').toList();
    }

    /// What somebody looks for.
    ///
    /// @throws io.dartwing.kernel.ProblemException `DW-400` for a date of birth that is no day
    static Sought sought(String field, String value) {
        EntityType type = Objects.requireNonNull(FIELDS.get(field), field);
        String normal = type == EntityType.DOB ? day(value.strip()) : value;
        List<String> keys = keys(type.name(), normal).toList();
        return keys.isEmpty() ? new Sought.Everything() : new Sought.Found(field, value.strip(), keys);
    }

    /// The keys of what was found, hashed.
    static List<String> of(Findings findings, UnaryOperator<String> hash) {
        return findings.entities().stream()
                .filter(entity -> TYPES.contains(entity.type()))
                .flatMap(entity -> keys(entity.type(), entity.normalized()))
                .distinct()
                .map(hash)
                .toList();
    }

    /// With the current organisation's key.
    static UnaryOperator<String> hash(OrganizationKeys keys) {
        return key -> HexFormat.of().formatHex(Arrays.copyOf(keys.blindIndex(USE, key), HASH_BYTES));
    }

    private static Stream<String> keys(String type, String value) {
        if (IN_WORDS.contains(EntityType.valueOf(type))) {
            return SearchWords.of(value).stream()
                    .filter(word -> word.length() >= SHORTEST_NAME)
                    .map(word -> type + ' ' + word);
        }
        String plain = value.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return plain.isEmpty() ? Stream.empty() : Stream.of(type + ' ' + plain);
    }

    private static String day(String text) {
        try {
            return (text.indexOf('/') < 0 ? LocalDate.parse(text) : LocalDate.parse(text, AMERICAN)).toString();
        } catch (DateTimeException noDay) {
            throw PlatformError.invalid("q", "dob is not a day", "for example dob:1960-03-04");
        }
    }
}
