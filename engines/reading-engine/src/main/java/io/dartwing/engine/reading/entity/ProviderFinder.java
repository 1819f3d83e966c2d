package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.entity.LabelledValues.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of physicians and other prescribers: with `Dr.`, with credentials behind them, beside labels
/// and signatures, and every further place where the same name stands. A last name alone after `Dr.`
/// is completed from the document.
final class ProviderFinder implements Finder {
    private static final Labels PROVIDER = Labels.named("provider-provider");
    private static final String CREDENTIAL =
            "(?:M\\. ?D\\.?|MD|D\\. ?O\\.|DO|PA-?C|PA|NP-?C?|N\\.P\\.|FNP(?:-?BC|-?C)?|DNP|APRN|ARNP|CRNP|CNP|CNM|CNS|AGNP"
                    + "|ACNP|PMHNP|DDS|D\\.D\\.S\\.|DMD|DPM|D\\.P\\.M\\.|OD|O\\.D\\.|MBBS|MBChB|DC|D\\.C\\.|LCSW|DPT|PsyD"
                    + "|FACP|FACS|FACC|FAAFP|FAAP|FACOG)";
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?<=[\\p{L}.],? {0,2})(?<=[ ,.])" + CREDENTIAL + "(?![\\p{L}\\d-])");
    private static final Pattern DOCTOR = Pattern.compile("(?<![\\p{L}])(?:Dr|DR|Drs|Doctor)(?:\\.|,|\\b) ?");
    private static final Pattern STREET_BEFORE = Pattern.compile(".*\\d+ (?:[\\w.]+ ){1,3}$");
    private static final Pattern ONE_NAME = Pattern.compile("\\p{Lu}[\\p{L}'’-]+");

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Row row : page.rows()) {
                credentials(row, found);
                doctors(row, found);
            }
            for (Labelled labelled : LabelledValues.near(page, PROVIDER, PersonName::spanAt)) {
                PersonName.at(labelled.value().row(), labelled.value().from())
                        .filter(name -> isLabel(labelled.label(), name))
                        .ifPresent(name -> add(name, name.familiar() || name.turned() ? 0.92 : 0.8, found));
            }
        }
        found.addAll(KnownNames.repeated(EntityType.PERSON_PROVIDER, pages, found));
        familyNames(pages, found);
        return found;
    }

    /// Capitals or a colon make a label; `provider` in a sentence is none unless it stands first.
    private static boolean isLabel(Span label, PersonName name) {
        Row row = label.row();
        boolean begins = row.cellStart(label.from()) >= label.from() - 4;
        boolean colon = row.text()
                        .substring(label.to(), Math.min(row.text().length(), label.to() + 3))
                        .indexOf(':')
                >= 0;
        return begins
                || colon
                || (name.familiar() && name.span().row() == row && name.span().from() - label.to() < 4);
    }

    private static void credentials(Row row, List<Finding> found) {
        Matcher credential = CREDENTIALS.matcher(row.text());
        while (credential.find()) {
            int end = credential.start();
            while (end > 0 && " ,.".indexOf(row.text().charAt(end - 1)) >= 0) {
                end--;
            }
            PersonName.before(row, Math.min(row.text().length(), end + 1)).ifPresent(name -> add(name, 0.94, found));
        }
    }

    private static void doctors(Row row, List<Finding> found) {
        Matcher doctor = DOCTOR.matcher(row.text());
        while (doctor.find()) {
            if (!STREET_BEFORE.matcher(row.text().substring(0, doctor.start())).matches()) {
                PersonName.at(row, doctor.end()).ifPresent(name -> add(name, 0.93, found));
            }
        }
    }

    private static void familyNames(List<Sheet> pages, List<Finding> found) {
        List<Finding> full = List.copyOf(found);
        for (Sheet page : pages) {
            for (Row row : page.rows()) {
                Matcher doctor = DOCTOR.matcher(row.text());
                while (doctor.find()) {
                    oneName(row, doctor.end())
                            .filter(name -> !STREET_BEFORE
                                    .matcher(row.text().substring(0, doctor.start()))
                                    .matches())
                            .ifPresent(name -> found.add(
                                    Finding.of(EntityType.PERSON_PROVIDER, name, completed(name.text(), full), 0.65)));
                }
            }
        }
    }

    private static Optional<Span> oneName(Row row, int from) {
        Matcher name = ONE_NAME.matcher(row.text()).region(from, row.text().length());
        return name.lookingAt() && PersonName.isFamilyName(name.group())
                ? Optional.of(row.span(name.start(), name.end()))
                : Optional.empty();
    }

    private static String completed(String familyName, List<Finding> known) {
        String family = PersonName.properName(familyName);
        return known.stream()
                .map(Finding::normalized)
                .filter(name -> name.endsWith(" " + family))
                .findFirst()
                .orElse(family);
    }

    private static void add(PersonName name, double certainty, List<Finding> found) {
        found.add(Finding.of(EntityType.PERSON_PROVIDER, name.span(), name.normalized(), certainty));
    }
}
