package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.PageReading;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Finds what a read document says: people, identifiers, codes, dates, contacts, medicines, results,
/// amounts.
///
/// Pure and safe for use by many threads. A page takes some milliseconds.
public final class Entities {
    /// From shapes that can't be anything else to those that need what the others left over. Fields
    /// with labels go before bare shapes: ten digits beside `Account` are no telephone number.
    private static final List<Finder> FINDERS = List.of(
            new EmailFinder(),
            new SsnFinder(),
            new NpiFinder(),
            new DeaFinder(),
            new NdcFinder(),
            new DateFinder(),
            new PhoneFinder(),
            new NumberFinder(),
            new AddressFinder(),
            new Icd10Finder(),
            new AmountFinder(),
            new CptFinder(),
            new MedicationFinder(),
            new LabTestFinder(),
            new ProviderFinder(),
            new PatientFinder(),
            new OrganizationFinder(),
            new MentionFinder());

    private Entities() {}

    /// The entities of a document, page by page from top to bottom. Pages without words give none.
    ///
    /// @param pages the pages of one document, which is judged as a whole: a name that is known from
    ///     page 1 is found in the header of page 2
    public static List<Entity> in(List<PageReading> pages) {
        return in(pages, Map.of());
    }

    /// @param kinds the probability of each category by its name in small letters (`lab_results`); empty: unknown. In
    ///     results and notes a plain date is the day of the test or visit.
    public static List<Entity> in(List<PageReading> pages, Map<String, Double> kinds) {
        List<Sheet> sheets = pages.stream()
                .filter(page -> !page.words().isEmpty())
                .map(Sheet::of)
                .toList();
        Claims claims = new Claims(kinds);
        for (Finder finder : FINDERS) {
            finder.in(sheets, claims).forEach(claims::offer);
        }
        return claims.findings().stream()
                .map(Finding::entity)
                .sorted(Comparator.comparingInt(Entity::page)
                        .thenComparingDouble(entity -> entity.box().y())
                        .thenComparingDouble(entity -> entity.box().x()))
                .toList();
    }
}
