package io.dartwing.engine.reading.form;

import io.dartwing.engine.reading.entity.PlacedWord;
import io.dartwing.engine.reading.form.Fit.Sighting;
import io.dartwing.engine.reading.form.FormTemplate.Anchor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A page of a template on a page of a document.
///
/// @param fit where it lies; empty where its fields stand beside labels
/// @param score how much of its print is there and how like it is, 0 to 1
/// @param print the words that are the form's own
record FormMatch(
        FormTemplate template,
        int templatePage,
        PrintedPage page,
        Optional<Fit> fit,
        double score,
        Set<PlacedWord> print) {
    /// A longer phrase tells no more than one of so many letters.
    private static final int TELLING = 20;

    /// Headings stand in this share of a page.
    private static final double HEAD = 0.4;

    /// What was found of an anchor.
    private record Seen(Anchor anchor, double likeness, List<PlacedWord> words) {}

    /// The template's page on that page, if enough of its print is there.
    static Optional<FormMatch> of(FormTemplate template, int templatePage, PrintedPage page) {
        List<Anchor> anchors = template.anchors(templatePage);
        long placed =
                anchors.stream().filter(anchor -> anchor.place().isPresent()).count();
        List<Seen> seen = new ArrayList<>();
        Optional<Fit> fit = Optional.empty();
        if (placed >= FormTemplate.FEWEST_PLACED) {
            List<Sighted> sighted = sighted(template, anchors, page);
            fit = Fit.of(sighted.stream().map(Sighted::sighting).toList());
            if (fit.isEmpty()) {
                return Optional.empty();
            }
            Set<Sighting> agreeing = Collections.newSetFromMap(new IdentityHashMap<>());
            agreeing.addAll(
                    fit.get().agreeing(sighted.stream().map(Sighted::sighting).toList(), Fit.CLOSE));
            sighted.stream()
                    .filter(one -> agreeing.contains(one.sighting()))
                    .forEach(one -> seen.add(new Seen(
                            anchors.get(one.sighting().anchor()), one.sighting().likeness(), one.words())));
        }
        for (Anchor anchor : anchors) {
            if (anchor.place().isEmpty()) {
                anywhere(anchor, page).ifPresent(seen::add);
            }
        }
        boolean whole = anchors.stream()
                .filter(Anchor::must)
                .allMatch(anchor -> seen.stream().anyMatch(one -> one.anchor() == anchor));
        double score = seen.stream()
                        .mapToDouble(one -> weight(one.anchor()) * one.likeness())
                        .sum()
                / anchors.stream().mapToDouble(FormMatch::weight).sum();
        if (!whole || score < template.needed()) {
            return Optional.empty();
        }
        Set<PlacedWord> print = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.forEach(one -> print.addAll(one.words()));
        return Optional.of(new FormMatch(template, templatePage, page, fit, score, print));
    }

    private record Sighted(Sighting sighting, List<PlacedWord> words) {}

    /// Ends without any as soon as so much is missing that the page can't be the form any more.
    private static List<Sighted> sighted(FormTemplate template, List<Anchor> anchors, PrintedPage page) {
        List<Sighted> sighted = new ArrayList<>();
        double missing = (1 - template.needed())
                * anchors.stream().mapToDouble(FormMatch::weight).sum();
        for (int i = 0; i < anchors.size(); i++) {
            Anchor anchor = anchors.get(i);
            if (anchor.place().isEmpty()) {
                continue;
            }
            var place = anchor.place().get();
            List<PrintedPage.Found> all = page.find(anchor.phrases().getFirst());
            missing -= all.isEmpty() ? weight(anchor) : 0;
            if (missing < -1e-9) {
                return List.of();
            }
            for (PrintedPage.Found found : all) {
                sighted.add(new Sighted(
                        new Sighting(
                                i,
                                place.x(),
                                place.x() + place.width(),
                                (place.y() + place.height() / 2) * template.shape(),
                                found.left(),
                                found.right(),
                                found.middle(),
                                found.likeness()),
                        found.words()));
            }
        }
        return sighted;
    }

    private static Optional<Seen> anywhere(Anchor anchor, PrintedPage page) {
        return anchor.phrases().stream()
                .flatMap(phrase -> page.find(phrase).stream())
                .filter(found -> found.apart() && (!anchor.must() || found.middle() < HEAD * page.height()))
                .findFirst()
                .map(found -> new Seen(anchor, found.likeness(), found.words()));
    }

    private static double weight(Anchor anchor) {
        return Math.min(TELLING, Letters.of(anchor.phrases().getFirst()).length());
    }
}
