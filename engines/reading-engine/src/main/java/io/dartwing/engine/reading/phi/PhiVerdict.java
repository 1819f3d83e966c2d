package io.dartwing.engine.reading.phi;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.entity.Entity;
import io.dartwing.engine.reading.entity.EntityType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether a document holds protected health information, why, and where it identifies the person.
///
/// @param containsPhi whether it identifies a person and speaks of that person's health, care or
///     payment for care
/// @param confidence how sure the verdict is, 0.5 (a guess) to 1
/// @param spans everything that identifies a person, in reading order; also in a document that holds
///     no PHI, where a social security number still deserves care
/// @param reasons what spoke for and against, as sentences without any value of the document
public record PhiVerdict(boolean containsPhi, double confidence, List<PhiSpan> spans, List<String> reasons) {
    /// Categories whose documents name people for other reasons than care.
    private static final Set<String> OTHER_TRADES = Set.of("resume", "contract", "purchase_order", "marketing");

    /// Categories whose documents are about a patient.
    private static final Set<String> CARE =
            Set.of("prescription", "lab_results", "referral", "prior_auth", "medical_records");

    private static final int OTHER_TRADE_WORDS = 3;
    private static final double LIKELY = 0.7;
    private static final double NEARLY_SURE = 0.9;

    public PhiVerdict {
        spans = List.copyOf(spans);
        reasons = List.copyOf(reasons);
    }

    /// Judges a document.
    ///
    /// @param pages its pages as they were read
    /// @param entities what [io.dartwing.engine.reading.entity.Entities] found on them
    /// @param kinds the probability of each category by its name in small letters (`lab_results`); empty: unknown
    public static PhiVerdict of(List<PageReading> pages, List<Entity> entities, Map<String, Double> kinds) {
        List<PageWords> words = pages.stream()
                .filter(page -> !page.words().isEmpty())
                .map(PageWords::new)
                .toList();
        HealthEvidence health = HealthEvidence.of(words, entities);
        List<PhiSpan> spans = new ArrayList<>(PersonalEntities.of(words, entities));
        words.forEach(page -> spans.addAll(OtherIdentifiers.in(page)));
        spans.sort(Comparator.comparingInt(PhiSpan::page)
                .thenComparingDouble(span -> span.box().y())
                .thenComparingDouble(span -> span.box().x()));
        Set<EntityType> identity = identity(entities);
        Kind kind = kind(kinds, health);
        boolean identified = kind == Kind.OTHER_TRADE ? identity.size() >= 2 : identifies(identity, kind, health);
        boolean speaks = speaks(identity, kind, kinds, health);
        // The name was misread or stands where names aren't looked for; a blank form has no diagnosis either.
        boolean unnamed = !identified
                && kind == Kind.CARE
                && share(kinds, CARE) >= NEARLY_SURE
                && health.codedTotal() + health.conditions() > 0;
        return new PhiVerdict(
                speaks && (identified || unnamed),
                confidence(identity, health, kind, identified, speaks),
                spans,
                reasons(identity, health, kind, identified, speaks));
    }

    /// What a document is, as far as it matters here.
    private enum Kind {
        CARE,
        OTHER_TRADE,
        ELSE
    }

    private static Kind kind(Map<String, Double> kinds, HealthEvidence health) {
        if (share(kinds, CARE) >= LIKELY) {
            return Kind.CARE;
        }
        boolean sure = kinds.values().stream().anyMatch(probability -> probability >= LIKELY);
        boolean otherTrade = sure
                ? OTHER_TRADES.stream().anyMatch(name -> kinds.getOrDefault(name, 0.0) >= LIKELY)
                : health.otherTrade() >= OTHER_TRADE_WORDS && health.otherTrade() > health.careWords();
        return otherTrade ? Kind.OTHER_TRADE : Kind.ELSE;
    }

    private static double share(Map<String, Double> kinds, Set<String> some) {
        return some.stream().mapToDouble(name -> kinds.getOrDefault(name, 0.0)).sum();
    }

    /// What to cover before the pages go to someone who may not see the person.
    public List<Redaction> redactions() {
        return spans.stream().map(Redaction::of).distinct().toList();
    }

    /// The kinds of identifiers in the document.
    public Set<PhiType> types() {
        return spans.stream().map(PhiSpan::type).collect(Collectors.toCollection(() -> EnumSet.noneOf(PhiType.class)));
    }

    private static Set<EntityType> identity(List<Entity> entities) {
        Set<EntityType> kinds = EnumSet.noneOf(EntityType.class);
        for (Entity entity : entities) {
            boolean personal = switch (entity.type()) {
                case PERSON_PATIENT, SSN, DOB, MRN, MEMBER_ID -> entity.confidence() >= 0.45;
                default -> false;
            };
            if (personal) {
                kinds.add(entity.type());
            }
        }
        return kinds;
    }

    /// A policy number alone may insure a car.
    private static boolean identifies(Set<EntityType> identity, Kind kind, HealthEvidence health) {
        return identity.size() >= 2
                || (identity.size() == 1
                        && (kind == Kind.CARE
                                || !identity.contains(EntityType.MEMBER_ID)
                                || health.codedTotal() + health.conditions() > 0));
    }

    private static boolean speaks(
            Set<EntityType> identity, Kind kind, Map<String, Double> kinds, HealthEvidence health) {
        return switch (kind) {
            case OTHER_TRADE -> health.speaksOfOnePersonsHealth();
            case CARE -> !identity.isEmpty() || health.codedTotal() + health.conditions() + health.careWords() > 0;
            case ELSE ->
                health.speaksOfHealth()
                        || isMemberOrPatient(identity)
                        || (identity.size() >= 2 && health.careWords() > 0)
                        || share(kinds, CARE) + kinds.getOrDefault("insurance", 0.0) >= 0.5;
        };
    }

    /// A record number comes from care, a plan's number from payment for it.
    private static boolean isMemberOrPatient(Set<EntityType> identity) {
        return identity.contains(EntityType.PERSON_PATIENT)
                && (identity.contains(EntityType.MRN) || identity.contains(EntityType.MEMBER_ID));
    }

    private static double confidence(
            Set<EntityType> identity, HealthEvidence health, Kind kind, boolean identified, boolean speaks) {
        boolean otherTrade = kind == Kind.OTHER_TRADE;
        if (identified && speaks) {
            double evidence = Math.min(3, identity.size()) + Math.min(3, health.codedTotal() + health.conditions());
            return Math.min(0.99, 0.6 + 0.065 * evidence - (otherTrade ? 0.1 : 0));
        }
        if (speaks && kind == Kind.CARE) {
            return 0.55;
        }
        boolean neither = identity.isEmpty() && health.codedTotal() == 0;
        return neither ? 0.95 : otherTrade ? 0.85 : 0.7;
    }

    private static List<String> reasons(
            Set<EntityType> identity, HealthEvidence health, Kind kind, boolean identified, boolean speaks) {
        List<String> reasons = new ArrayList<>();
        reasons.add(
                identity.isEmpty()
                        ? "Nothing identifies a patient or insured person."
                        : "It names a person by "
                                + identity.stream().map(PhiVerdict::noun).collect(Collectors.joining(", "))
                                + (identified ? "." : ", which is not enough to identify one."));
        if (kind == Kind.CARE) {
            reasons.add("It reads like a document of someone's care, and such documents name their patient.");
        }
        if (health.codedTotal() > 0) {
            reasons.add("It has "
                    + health.coded().entrySet().stream()
                            .map(entry -> entry.getValue() + " × " + noun(entry.getKey()))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        if (health.conditions() > 0) {
            reasons.add("Its text speaks of " + health.conditions() + " conditions or treatments.");
        }
        if (!speaks) {
            reasons.add("It doesn't speak of anyone's health, care or payment for care.");
        }
        if (kind == Kind.OTHER_TRADE) {
            reasons.add("It reads like an application, an agreement, an order or an advertisement,"
                    + " which asks for more evidence.");
        }
        return reasons;
    }

    private static String noun(EntityType type) {
        return switch (type) {
            case PERSON_PATIENT -> "patient's name";
            case SSN -> "social security number";
            case DOB -> "date of birth";
            case MRN -> "medical record number";
            case MEMBER_ID -> "member number";
            case ICD10 -> "diagnosis code";
            case MEDICATION -> "medicine";
            case LAB_TEST -> "laboratory result";
            case CPT -> "procedure code";
            case NDC -> "drug code";
            case PERSON_PROVIDER,
                    NPI,
                    NPI_INVALID,
                    DEA,
                    PHONE,
                    EMAIL,
                    ADDRESS,
                    ACCOUNT,
                    DATE_OF_SERVICE,
                    AMOUNT,
                    ORGANIZATION,
                    DATE,
                    TIME -> "other detail";
        };
    }
}
