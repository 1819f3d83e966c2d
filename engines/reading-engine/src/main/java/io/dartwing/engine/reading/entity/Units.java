package io.dartwing.engine.reading.entity;

/// The pieces of a laboratory line and of a prescription, as patterns.
final class Units {
    /// A number, also with a comparison before it.
    static final String NUMBER = "(?:[<>≤≥]=? ?)?-?\\d{1,6}(?:,\\d{3})*(?:[.,] ?\\d{1,4})?";

    /// What laboratories measure in.
    static final String OF_RESULTS =
            "(?i:(?:m|u|µ|n|p|f|k)?g/(?:d|m)?L|mg/g(?: ?creat)?|mcg/(?:d|m)?L|mcg/mg(?: ?creat)?|mg/24 ?h(?:r|rs)?|m?mol/L|umol/L|µmol/L"
                    + "|nmol/L|pmol/L|mE[qg]/L|m?I?U/m?L|[uµk]?IU/m?L|uU/mL|[kc]U/L|U/L|units?/L|IU/L|%|percent|fL|pg|mm/h(?:r|our)?|sec(?:onds|s)?"
                    + "|x ?10[E^*]?\\d?/[uµ]L|x ?10\\^?\\d?/L|10[*^]\\d/[uµ]L|[kKmM]/[uµcm]{1,2}[mLl]{0,2}3?|cells/[uµ]L|thous/[uµ]L|mill/[uµ]L|thousand/[uµ]L"
                    + "|million/[uµ]L|/[uµ]L|/hpf|/lpf|mL/min(?:/1[.,]73(?: ?m ?[2²])?)?|copies/mL|ratio|index|titer|mOsm/kg|mmHg|s/co|"
                    + "ng/mL/hr|ug/dL|mg/dl|g/dl|pg/ml|ng/ml|ng/dl|AU/mL|EU/dL)";

    /// How a reference range is written.
    static final String RANGE = "[(\\[]?(?:" + NUMBER + " ?(?:-|–|—|to) ?" + NUMBER
            + "|(?:[<>≤≥]=? ?|(?i:less than|greater than|up to|under|over|not estab\\w*) ?)" + NUMBER
            + "|(?i:negative|neg|none|non-?reactive|not detected|yellow|clear|normal|none seen)\\b)[)\\]]?";

    /// Marks of abnormal results.
    static final String FLAG =
            "(?:HH|LL|H|L|A|AA|C|\\*{1,2}|(?i:high|low|abnormal|critical|crit|abn|normal|elevated))(?![\\p{L}\\d])[*!]?";

    /// Results in words.
    static final String WORDED =
            "(?i:non-?reactive|reactive|negative|neg|positive|pos|not detected|none detected|detected"
                    + "|trace|small|moderate|large|none seen|none|normal|abnormal|clear|cloudy|hazy|yellow|amber|straw|few|many|rare"
                    + "|[1-4]\\+|immune|not immune|equivocal|indeterminate|susceptible|resistant|no growth)\\b";

    /// The strength of a medicine or of a dose.
    static final String STRENGTH =
            "(?:\\d{1,3}(?:,\\d{3})+|\\d{1,6})(?:[.]\\d{1,4})?(?: ?[-/] ?\\d{1,5}(?:[.]\\d{1,4})?)*"
                    + " ?-?(?i:mg|mcg|µg|ug|meq|mmol|gm|g|ml|units?|iu|u|%|mg/ml|grams?|milligrams?|micrograms?)(?![\\p{L}]| ?/ ?(?i:dl|l)\\b)"
                    + "(?: ?/ ?(?:\\d{0,5}(?:[.]\\d{1,2})? ?)?(?i:ml|hr|h|hour|actuation|act|dose|inh|day|puff|spray|tab|g|l|unit|24 ?h(?:r|ours?)?)\\b)?";

    private Units() {}
}
