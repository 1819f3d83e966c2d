package io.dartwing.engine.reading.phi;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.entity.Entity;
import io.dartwing.engine.reading.entity.EntityType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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

    private static final int OTHER_TRADE_WORDS = 3;

    public PhiVerdict {
        spans = List.copyOf(spans);
        reasons = List.copyOf(reasons);
    }

    /// Judges a document.
    ///
    /// @param pages its pages as they were read
    /// @param entities what [io.dartwing.engine.reading.entity.Entities] found on them
    /// @param category one of the thirteen categories in small letters (`lab_results`), if it is known
    public static PhiVerdict of(List<PageReading> pages, List<Entity> entities, Optional<String> category) {
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
        boolean otherTrade = category.map(OTHER_TRADES::contains)
                .orElse(health.otherTrade() >= OTHER_TRADE_WORDS && health.otherTrade() > health.careWords());
        boolean identified = otherTrade ? identity.size() >= 2 : identifies(identity);
        boolean speaks = otherTrade ? health.speaksOfOnePersonsHealth() : health.speaksOfHealth();
        List<String> reasons = reasons(identity, health, otherTrade, identified, speaks);
        return new PhiVerdict(
                identified && speaks, confidence(identity, health, identified, speaks, otherTrade), spans, reasons);
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

    /// A date of birth alone fits many; a policy number alone may insure a car.
    private static boolean identifies(Set<EntityType> identity) {
        return identity.contains(EntityType.PERSON_PATIENT)
                || identity.contains(EntityType.SSN)
                || identity.contains(EntityType.MRN)
                || identity.size() >= 2;
    }

    private static double confidence(
            Set<EntityType> identity, HealthEvidence health, boolean identified, boolean speaks, boolean otherTrade) {
        if (identified && speaks) {
            double evidence = Math.min(3, identity.size()) + Math.min(3, health.codedTotal() + health.conditions());
            return Math.min(0.99, 0.6 + 0.065 * evidence - (otherTrade ? 0.1 : 0));
        }
        boolean neither = identity.isEmpty() && health.codedTotal() == 0;
        return neither ? 0.95 : otherTrade ? 0.85 : 0.7;
    }

    private static List<String> reasons(
            Set<EntityType> identity, HealthEvidence health, boolean otherTrade, boolean identified, boolean speaks) {
        List<String> reasons = new ArrayList<>();
        reasons.add(
                identity.isEmpty()
                        ? "Nothing identifies a patient or insured person."
                        : "It names a person by "
                                + identity.stream().map(PhiVerdict::noun).collect(Collectors.joining(", "))
                                + (identified ? "." : ", which is not enough to identify one."));
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
        if (otherTrade) {
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
            case PERSON_PROVIDER, NPI, NPI_INVALID, DEA, PHONE, EMAIL, ADDRESS, ACCOUNT, DATE_OF_SERVICE, AMOUNT ->
                "other detail";
        };
    }
}
