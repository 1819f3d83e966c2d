package io.dartwing.engine.reading.phi;

import io.dartwing.engine.reading.entity.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which entities identify the patient rather than the clinic.
///
/// A name, record or member number does by itself. Addresses, telephone numbers and e-mail addresses
/// belong to whoever is named nearest on the page: letterheads and signatures are the provider's.
final class PersonalEntities {
    private static final double REACH = 0.2;

    private PersonalEntities() {}

    static List<PhiSpan> of(List<PageWords> pages, List<Entity> entities) {
        Map<Integer, PageWords> byNumber =
                pages.stream().collect(Collectors.toMap(PageWords::number, Function.identity(), (one, other) -> one));
        List<PhiSpan> spans = new ArrayList<>();
        for (Entity entity : entities) {
            type(entity, entities, Optional.ofNullable(byNumber.get(entity.page())))
                    .ifPresent(type -> spans.add(new PhiSpan(
                            type, entity.page(), entity.box(), Masking.of(type, entity.value()), entity.confidence())));
        }
        return spans;
    }

    private static Optional<PhiType> type(Entity entity, List<Entity> entities, Optional<PageWords> page) {
        return switch (entity.type()) {
            case PERSON_PATIENT -> Optional.of(PhiType.NAME);
            case SSN -> Optional.of(PhiType.SSN);
            case DOB, DATE_OF_SERVICE -> Optional.of(PhiType.DATE);
            case MRN -> Optional.of(PhiType.MEDICAL_RECORD);
            case MEMBER_ID -> Optional.of(PhiType.HEALTH_PLAN);
            case ACCOUNT -> Optional.of(PhiType.ACCOUNT);
            case ADDRESS -> Optional.of(PhiType.GEOGRAPHIC).filter(type -> nearPatient(entity, entities));
            case EMAIL -> Optional.of(PhiType.EMAIL).filter(type -> nearPatient(entity, entities));
            case PHONE ->
                Optional.of(isFax(entity, page) ? PhiType.FAX : PhiType.PHONE)
                        .filter(type -> nearPatient(entity, entities));
            case PERSON_PROVIDER,
                    NPI,
                    NPI_INVALID,
                    DEA,
                    ICD10,
                    CPT,
                    NDC,
                    MEDICATION,
                    LAB_TEST,
                    AMOUNT,
                    ORGANIZATION,
                    DATE,
                    TIME -> Optional.empty();
        };
    }

    private static boolean isFax(Entity entity, Optional<PageWords> page) {
        String before = page.map(words -> words.wordBefore(entity.box())).orElse("");
        return before.startsWith("fax") || before.startsWith("facs") || before.equals("f:") || before.equals("fx:");
    }

    private static boolean nearPatient(Entity entity, List<Entity> entities) {
        double patient = REACH;
        double provider = Double.MAX_VALUE;
        for (Entity other : entities) {
            if (other.page() == entity.page()) {
                double distance = Math.abs(other.box().y() - entity.box().y())
                        + 0.3 * Math.abs(other.box().x() - entity.box().x());
                switch (other.type()) {
                    case PERSON_PATIENT, SSN, DOB, MRN, MEMBER_ID -> patient = Math.min(patient, distance);
                    case PERSON_PROVIDER, NPI, NPI_INVALID, DEA -> provider = Math.min(provider, distance);
                    default -> {}
                }
            }
        }
        return patient < REACH && patient <= provider;
    }
}
