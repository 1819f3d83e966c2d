package io.dartwing.fax.reading;

import io.dartwing.engine.reading.category.Category;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The categories a fax of the current organisation can have: the reading engine's thirteen and
/// its own.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Categories {
    private static final String UNSURE = "unsure";

    /// @param own whether the organisation made it
    public record KnownCategory(String code, String label, boolean own) {}

    private final EntityManager entities;

    Categories(EntityManager entities) {
        this.entities = entities;
    }

    /// The engine's first, then the organisation's by name.
    public Stream<KnownCategory> all() {
        return Stream.concat(
                Arrays.stream(Category.values())
                        .map(category -> new KnownCategory(category.code(), label(category), false)),
                entities
                        .createQuery(
                                "from DocumentCategory where deletedAt is null order by label", DocumentCategory.class)
                        .getResultList()
                        .stream()
                        .map(category -> new KnownCategory(category.code(), category.label(), true)));
    }

    /// Problem `DW-400` for a code that is none of them.
    public KnownCategory require(String code) {
        return all().filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        PlatformError.VALIDATION, "category: unknown (expected: one of GET /api/v1/faxes/categories)"));
    }

    /// Codes that no organisation may give a meaning of its own.
    static boolean reserved(String code) {
        return code.equals(UNSURE)
                || Arrays.stream(Category.values())
                        .anyMatch(category -> category.code().equals(code));
    }

    private static String label(Category category) {
        return switch (category) {
            case LAB_RESULTS -> "Lab results";
            case PRIOR_AUTH -> "Prior authorization";
            case MEDICAL_RECORDS -> "Medical records";
            case PURCHASE_ORDER -> "Purchase order";
            case RESUME -> "Résumé";
            case PRESCRIPTION, REFERRAL, INVOICE, CONTRACT, MARKETING, LEGAL, INSURANCE, OTHER ->
                category.name().charAt(0) + category.name().substring(1).toLowerCase(Locale.ROOT);
        };
    }
}
