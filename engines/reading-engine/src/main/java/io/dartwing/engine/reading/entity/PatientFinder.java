package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.entity.LabelledValues.Labelled;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of patients and insured persons: beside their labels, before a date of birth, in a letter's
/// phrases, and every further place where the same name stands.
///
/// `Insured` and `Subscriber` name the patient only in documents that have no patient of their own;
/// `Name` and `RE` only where the document speaks of health or plans at all and the name is a likely
/// one.
final class PatientFinder implements Finder {
    private static final Labels PATIENT = Labels.named("patient-patient");
    private static final Labels INSURED = Labels.named("patient-insured");
    private static final Labels WEAK = Labels.named("patient-weak");
    private static final Labels SUBJECT = Labels.named("patient-subject");
    private static final Labels FAMILY = Labels.named("patient-family");
    private static final Labels GIVEN = Labels.named("patient-given");
    private static final Labels HEALTH = Labels.named("patient-health");
    private static final Pattern OLD = Pattern.compile(
            ",? (?:is|was) an? (?:very |pleasant |delightful |\\w+ )?\\d{1,3}[- ]?(?:year|yr|month|yo|y/o|y\\.o)|,? an? \\d{1,3}[- ]?(?:year|yr|month|yo|y/o)|,? \\d{1,3} ?(?:yo|y/o|year|yr)");
    private static final Pattern CAPITAL = Pattern.compile("(?<![\\p{L}'’-])\\p{Lu}");
    private static final Pattern MISTER = Pattern.compile("\\b(?:Mr|Mrs|Ms|Miss|MR|MRS|MS)\\b\\.? ");
    private static final Pattern ABOUT = Pattern.compile(
            "(?i)\\b(?:pertaining to|records (?:of|for)|treatment (?:of|for)|care of|care for|evaluation of|on behalf of"
                    + "|in the matter of|guardianship of|concerning|referring|i saw|we saw|regarding|about|seen) +");
    private static final Pattern BIRTH_BEHIND = Pattern.compile(
            "[ ,;(\\t]{1,4}(?i:d\\.?[o0]\\.?b\\.?|date of birth|birth ?date|born|(?:member|subscriber|patient|medical record|insurance)? ?(?:id|no|number)|medicare number|m\\.?r\\.?n\\.?)\\b[^\\p{L}\\d]{0,6}(?:on )?$");
    private static final Set<EntityType> NAMED_BEFORE =
            EnumSet.of(EntityType.DOB, EntityType.MRN, EntityType.MEMBER_ID);
    private static final Pattern NUMBERED = Pattern.compile(
            "[ \\t,;:|-]{1,4}(?:(?i:id|mrn|mr|dob|med rec|acct|chart)\\b|[A-Z]{0,3}\\d{5,}|\\d{1,4}[/-]\\d{1,2}[/-])");
    private static final Pattern OF_PROVIDER = Pattern.compile(
            "(?i)\\b(?:by|physician|provider|doctor|dr|md|attending|pcp|prescriber|surgeon|clinician|ordering|referring"
                    + "|pharmacist|technologist|employer|agent)\\b[ :.\\t]*$");
    private static final Pattern POSSESSED = Pattern.compile("(?i)(?:for|of|to|by|from) +(?:the )?$");
    private static final Shape ONE_NAME = (row, from) -> {
        Matcher word = Pattern.compile("[\\p{Lu}0][\\p{L}'’-]+")
                .matcher(row.text())
                .region(from, row.text().length());
        return word.lookingAt() && PersonName.isFamilyName(word.group())
                ? Optional.of(row.span(word.start(), word.end()))
                : Optional.empty();
    };

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        boolean health = pages.stream()
                .anyMatch(page ->
                        page.rows().stream().anyMatch(row -> !HEALTH.in(row).isEmpty()));
        for (Sheet page : pages) {
            labelled(page, PATIENT, 0.95, false, found);
            found.addAll(WrappedNames.near(page, PATIENT, EntityType.PERSON_PATIENT, 0.75));
            parted(page, found);
            beforeBirth(page, claims, found);
            if (health) {
                phrases(page, found);
                heads(page, found);
            }
        }
        if (health && found.isEmpty()) {
            pages.forEach(page -> labelled(page, INSURED, 0.8, false, found));
        }
        if (health) {
            pages.forEach(page -> inColumns(page, found));
        }
        if (health && found.isEmpty()) {
            pages.forEach(page -> withinSubject(page, found));
        }
        if (health && (found.isEmpty() || claims.has(EntityType.DOB))) {
            pages.forEach(page -> labelled(page, WEAK, 0.75, true, found));
        }
        found.addAll(KnownNames.repeated(EntityType.PERSON_PATIENT, pages, found));
        return found;
    }

    /// Whether a field or word of care stands anywhere.
    static boolean speakOfHealth(List<Sheet> pages) {
        return pages.stream()
                .anyMatch(page ->
                        page.rows().stream().anyMatch(row -> !HEALTH.in(row).isEmpty()));
    }

    private static void labelled(Sheet page, Labels labels, double certainty, boolean weak, List<Finding> found) {
        for (Labelled labelled : LabelledValues.near(page, labels, PersonName::spanAt)) {
            if (!isLabel(labelled.label(), labelled.value())) {
                continue;
            }
            PersonName.at(labelled.value().row(), labelled.value().from())
                    .filter(name -> !weak || name.familiar() || name.turned())
                    .ifPresent(name -> add(name, certainty * (name.familiar() || name.turned() ? 1 : 0.85), found));
        }
    }

    /// Lists of patients: each row under the heading has a name and some number.
    private static void inColumns(Sheet page, List<Finding> found) {
        for (Labelled labelled : LabelledValues.columns(page, PATIENT, PersonName::spanAt)) {
            Span value = labelled.value();
            boolean numbered =
                    value.row().text().chars().filter(Character::isDigit).count() >= 5;
            if (value.row() != labelled.label().row() && numbered && isLabel(labelled.label(), value)) {
                PersonName.at(value.row(), value.from())
                        .filter(name -> name.familiar() || name.turned())
                        .ifPresent(name -> add(name, 0.8, found));
            }
        }
    }

    /// `Re: Prior authorization - Sharon Walker - 66133503002`
    private static void withinSubject(Sheet page, List<Finding> found) {
        for (Row row : page.rows()) {
            for (Span subject : SUBJECT.in(row)) {
                Matcher capital = CAPITAL.matcher(row.text())
                        .region(subject.to(), row.text().length());
                while (row.text().startsWith(":", subject.to()) && capital.find()) {
                    PersonName.at(row, capital.start())
                            .filter(name -> name.familiar() && !name.turned())
                            .ifPresent(name -> add(name, 0.7, found));
                }
            }
        }
    }

    /// A label begins its cell, has a colon behind it, or the name follows at once; `member` within a
    /// sentence is none.
    private static boolean isLabel(Span label, Span value) {
        Row row = label.row();
        boolean begins = row.cellStart(label.from()) >= label.from() - 4;
        String behind = row.text().substring(label.to(), Math.min(row.text().length(), label.to() + 2));
        boolean follows = row == value.row() && value.from() - label.to() <= 6;
        if (POSSESSED
                .matcher(row.text().substring(row.cellStart(label.from()), label.from()))
                .find()) {
            return false;
        }
        return begins || behind.startsWith(":") || behind.startsWith(" :") || follows;
    }

    /// Last and first name in fields of their own.
    private static void parted(Sheet page, List<Finding> found) {
        List<Labelled> given = LabelledValues.near(page, GIVEN, ONE_NAME);
        for (Labelled family : LabelledValues.near(page, FAMILY, ONE_NAME)) {
            given.stream()
                    .filter(first -> !first.value().overlaps(family.value())
                            && Math.abs(first.value().row().middle()
                                            - family.value().row().middle())
                                    < 4 * family.value().row().height())
                    .findFirst()
                    .ifPresent(first -> found.add(new Finding(
                            EntityType.PERSON_PATIENT,
                            first.value().left() < family.value().left()
                                    ? List.of(first.value(), family.value())
                                    : List.of(family.value(), first.value()),
                            new PersonName(
                                            family.value(),
                                            first.value().text(),
                                            family.value().text(),
                                            true)
                                    .normalized(),
                            0.85)));
        }
    }

    /// `GONZALEZ, MARIA  DOB: 03/04/1960`: the name before, or at the beginning of the row.
    private static void beforeBirth(Sheet page, Claims claims, List<Finding> found) {
        for (Finding birth : claims.findings()) {
            Span date = birth.spans().getFirst();
            if (NAMED_BEFORE.contains(birth.type()) && date.row().page() == page.page()) {
                Matcher behind = BIRTH_BEHIND.matcher(date.row().text().substring(0, date.from()));
                if (behind.find()) {
                    PersonName.before(date.row(), behind.start()).ifPresent(name -> add(name, 0.85, found));
                }
                for (Span cell : date.row().cells()) {
                    if (birth.type() == EntityType.DOB && cell.from() < date.from()) {
                        PersonName.at(date.row(), cell.from())
                                .filter(name -> name.span().to() <= date.from() && (name.familiar() || name.turned()))
                                .ifPresent(name -> add(name, 0.85, found));
                    }
                }
            }
        }
    }

    /// `WILLOW CREEK LAB  TURNER, ANDREW  00127321  DOB 01/25/2011`: the heads of printouts, and rows of
    /// lists, have the family name first and a number or a birth date behind.
    private static void heads(Sheet page, List<Finding> found) {
        for (Row row : page.rows()) {
            Matcher capital = CAPITAL.matcher(row.text());
            while (capital.find()) {
                PersonName.at(row, capital.start())
                        .filter(name -> name.turned() && name.familiar())
                        .filter(name -> NUMBERED.matcher(row.text())
                                        .region(name.span().to(), row.text().length())
                                        .lookingAt()
                                && !OF_PROVIDER
                                        .matcher(row.text()
                                                .substring(0, name.span().from()))
                                        .find())
                        .ifPresent(name -> add(name, 0.75, found));
            }
        }
    }

    private static void phrases(Sheet page, List<Finding> found) {
        for (Row row : page.rows()) {
            Matcher capital = CAPITAL.matcher(row.text());
            while (capital.find()) {
                PersonName.at(row, capital.start())
                        .filter(name -> OLD.matcher(row.text())
                                .region(name.span().to(), row.text().length())
                                .lookingAt())
                        .ifPresent(name -> add(name, 0.85, found));
            }
            Matcher about = ABOUT.matcher(row.text());
            while (about.find()) {
                PersonName.at(row, about.end()).filter(PersonName::familiar).ifPresent(name -> add(name, 0.72, found));
            }
            Matcher mister = MISTER.matcher(row.text());
            while (mister.find()) {
                PersonName.at(row, mister.end()).ifPresent(name -> add(name, 0.7, found));
            }
        }
    }

    private static void add(PersonName name, double certainty, List<Finding> found) {
        found.add(Finding.of(EntityType.PERSON_PATIENT, name.span(), name.normalized(), certainty));
    }
}
