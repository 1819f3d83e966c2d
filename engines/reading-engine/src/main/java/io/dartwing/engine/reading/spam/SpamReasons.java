package io.dartwing.engine.reading.spam;

import io.dartwing.engine.reading.spam.SpamScore.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Says in sentences what moved a score: what the sum would be without each trait of the fax.
enum SpamReasons {
    REMOVAL("It tells how to be taken off a list.", "removal"),
    PRESSURE("It presses to act at once.", "pressure"),
    PRICE("It praises prices, savings or gifts.", "price"),
    FINANCE("It offers loans or money.", "finance"),
    TRAVEL("It offers travel.", "travel"),
    PRIZE("It speaks of prizes or of being selected.", "prize"),
    GOODS("It offers goods or services that junk faxes often sell.", "goods"),
    CROWD("It addresses nobody in particular.", "crowd"),
    CLINICAL("It speaks of patients and treatment.", "clinical"),
    DEALING("It belongs to a dealing: an invoice, an order, a claim, a case, a letter.", "dealing"),
    EVENT("It announces an event or further education.", "event"),
    RELATION("It speaks to someone the sender knows.", "relation"),
    LOOKS(
            "Its look: capitals, exclamation marks, percent signs, large type.",
            "exclamations",
            "capitals",
            "percents",
            "large-type",
            "largest"),
    TOLL_FREE_TEXT("It asks for calls to toll-free numbers or visits to web sites.", "toll-free-in-text", "web"),
    ADVERTISEMENT("It reads like an advertisement.", "marketing", "no-business"),
    NEW_SENDER("This number has never sent a fax here.", "first-contact"),
    REJECTED("Faxes from this number were called junk here.", "rejected-share"),
    REPORTED("Others have called faxes from this number junk.", "reports"),
    KNOWN("Faxes from this number were kept here, or it is a contact's.", "received", "kept", "released", "contact"),
    TIME("It came at night or at a weekend.", "night", "weekend"),
    NUMBER(
            "It came from a number that is toll-free, foreign or withheld.",
            "number-TOLL_FREE",
            "number-FOREIGN",
            "number-WITHHELD"),
    NEAR("It came from a number of the same area or country.", "number-LOCAL", "number-NATIONAL");

    private static final double LEAST = 0.15;
    private static final int MOST = 6;

    private final String sentence;
    private final List<String> features;

    SpamReasons(String sentence, String... features) {
        this.sentence = sentence;
        this.features = List.of(features);
    }

    static List<Reason> of(BoostedTrees trees, double[] values) {
        record Moved(SpamReasons reason, double by) {}
        double sum = trees.sum(values);
        List<Moved> moved = new ArrayList<>();
        for (SpamReasons reason : values()) {
            double[] without = values.clone();
            boolean present = false;
            for (String feature : reason.features) {
                int at = trees.names().indexOf(feature);
                if (at >= 0) {
                    present |= values[at] > 0;
                    without[at] = 0;
                }
            }
            double by = sum - trees.sum(without);
            if (present && Math.abs(by) >= LEAST) {
                moved.add(new Moved(reason, by));
            }
        }
        return moved.stream()
                .sorted(Comparator.comparingDouble((Moved one) -> -Math.abs(one.by())))
                .limit(MOST)
                .map(one -> new Reason(one.reason().sentence, one.by() > 0))
                .toList();
    }
}
