package io.dartwing.engine.reading.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a template's page lies on a received one: a scale and an offset in each direction. Lengths
/// are in widths of the pages.
record Fit(double scaleX, double offsetX, double scaleY, double offsetY) {
    /// What machines make of a page: shrunk onto another paper, or enlarged a little.
    private static final double SMALLEST = 0.7;

    private static final double LARGEST = 1.35;

    /// How much more one direction may be scaled than the other: rows of fax are 4 % off square.
    private static final double STRETCH = 1.15;

    /// Anchors farther apart than this tell a scale.
    private static final double APART = 0.2;

    /// How far an anchor may lie from where it should, at first and after fitting.
    private static final double LOOSE = 0.02;

    static final double CLOSE = 0.01;

    /// Where an anchor should be and where print like it was found; several may be of one anchor.
    ///
    /// @param anchor its number
    /// @param likeness of the print, 0 to 1
    record Sighting(
            int anchor,
            double left,
            double right,
            double middle,
            double foundLeft,
            double foundRight,
            double foundMiddle,
            double likeness) {}

    double x(double x) {
        return scaleX * x + offsetX;
    }

    double y(double y) {
        return scaleY * y + offsetY;
    }

    /// How far the print lies from where the anchor should be.
    double off(Sighting sighting) {
        double left = Math.abs(x(sighting.left()) - sighting.foundLeft());
        double right = Math.abs(x(sighting.right()) - sighting.foundRight());
        return Math.max(Math.min(left, right), Math.abs(y(sighting.middle()) - sighting.foundMiddle()));
    }

    /// The sightings that lie where they should, one for each anchor.
    List<Sighting> agreeing(List<Sighting> sightings, double tolerance) {
        Map<Integer, Sighting> agreeing = new HashMap<>();
        for (Sighting sighting : sightings) {
            if (off(sighting) <= tolerance) {
                agreeing.merge(sighting.anchor(), sighting, (one, other) -> off(one) <= off(other) ? one : other);
            }
        }
        return agreeing.values().stream()
                .sorted(Comparator.comparingInt(Sighting::anchor))
                .toList();
    }

    /// The fit that most sightings agree on, by least squares over those; empty if fewer than
    /// [FormTemplate#FEWEST_PLACED] anchors agree on any.
    static Optional<Fit> of(List<Sighting> sightings) {
        Fit best = null;
        double most = 0;
        for (int i = 0; i < sightings.size(); i++) {
            for (int j = i + 1; j < sightings.size(); j++) {
                Optional<Fit> fit = through(sightings.get(i), sightings.get(j));
                double agreeing =
                        fit.map(one -> likeness(one.agreeing(sightings, LOOSE))).orElse(0.0);
                if (agreeing > most) {
                    most = agreeing;
                    best = fit.get();
                }
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        Fit loose = best.squares(best.agreeing(sightings, LOOSE), LOOSE);
        Fit close = loose.squares(loose.agreeing(sightings, CLOSE), CLOSE);
        return close.agreeing(sightings, CLOSE).size() >= FormTemplate.FEWEST_PLACED
                ? Optional.of(close)
                : Optional.empty();
    }

    private static double likeness(List<Sighting> sightings) {
        return sightings.stream().mapToDouble(Sighting::likeness).sum();
    }

    /// The fit that brings both where they were found; a direction in which they are near each
    /// other takes the scale of the other one.
    private static Optional<Fit> through(Sighting one, Sighting other) {
        double across = other.left() - one.left();
        double down = other.middle() - one.middle();
        boolean wide = Math.abs(across) > APART;
        boolean high = Math.abs(down) > APART;
        if (one.anchor() == other.anchor() || (!wide && !high)) {
            return Optional.empty();
        }
        double acrossScale = wide ? (other.foundLeft() - one.foundLeft()) / across : 0;
        double downScale = high ? (other.foundMiddle() - one.foundMiddle()) / down : acrossScale;
        double scaleX = wide ? acrossScale : downScale;
        if (!(scaleX > SMALLEST && scaleX < LARGEST && downScale > SMALLEST && downScale < LARGEST)
                || Math.max(scaleX, downScale) > STRETCH * Math.min(scaleX, downScale)) {
            return Optional.empty();
        }
        return Optional.of(new Fit(
                scaleX,
                one.foundLeft() - scaleX * one.left(),
                downScale,
                one.foundMiddle() - downScale * one.middle()));
    }

    /// The fit by least squares over the edges that are where they should be; words lost at an end
    /// of a phrase move the edge there.
    private Fit squares(List<Sighting> sightings, double tolerance) {
        List<double[]> across = new ArrayList<>();
        List<double[]> down = new ArrayList<>();
        for (Sighting sighting : sightings) {
            if (Math.abs(x(sighting.left()) - sighting.foundLeft()) <= tolerance) {
                across.add(new double[] {sighting.left(), sighting.foundLeft()});
            }
            if (Math.abs(x(sighting.right()) - sighting.foundRight()) <= tolerance) {
                across.add(new double[] {sighting.right(), sighting.foundRight()});
            }
            down.add(new double[] {sighting.middle(), sighting.foundMiddle()});
        }
        double[] x = line(across, scaleX, offsetX);
        double[] y = line(down, scaleY, offsetY);
        return new Fit(x[0], x[1], y[0], y[1]);
    }

    /// Least squares; where all points are near one place, the scale stays as it was.
    private static double[] line(List<double[]> points, double scale, double offset) {
        if (points.isEmpty()) {
            return new double[] {scale, offset};
        }
        double meanX = points.stream().mapToDouble(point -> point[0]).average().orElseThrow();
        double meanY = points.stream().mapToDouble(point -> point[1]).average().orElseThrow();
        double variance = 0;
        double covariance = 0;
        double spread = 0;
        for (double[] point : points) {
            variance += (point[0] - meanX) * (point[0] - meanX);
            covariance += (point[0] - meanX) * (point[1] - meanY);
            spread = Math.max(spread, Math.abs(point[0] - meanX));
        }
        double fitted = spread < APART / 2 ? scale : covariance / variance;
        return new double[] {fitted, meanY - fitted * meanX};
    }
}
