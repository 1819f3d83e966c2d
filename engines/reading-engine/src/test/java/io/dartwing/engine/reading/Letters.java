package io.dartwing.engine.reading;

import java.util.List;

/// Texts as faxes carry them.
final class Letters {
    static final List<String> REFERRAL = List.of(
            "Riverside Family Practice",
            "14 Harbour Street, Portland, Oregon 97204",
            "Telephone (503) 555-0142 Facsimile (503) 555-0143",
            "",
            "Date: November 20, 2026",
            "To: Cardiology Department, Saint Vincent Hospital",
            "Subject: Referral for echocardiogram and consultation",
            "",
            "Dear Doctor Whitfield,",
            "",
            "Thank you for seeing this patient, who has complained of shortness of breath on climbing stairs for the",
            "past three months. There is no history of chest pain, but both ankles have been swollen since September.",
            "The electrocardiogram of last week shows a regular rhythm with a rate of 84 beats per minute. Blood",
            "pressure was 152 over 94 on the left arm and 148 over 90 on the right arm, measured while sitting.",
            "",
            "Current medication: lisinopril 20 mg once daily, furosemide 40 mg in the morning, aspirin 81 mg.",
            "Known allergies: penicillin (rash in childhood), shellfish. The patient stopped smoking in 2011.",
            "",
            "Laboratory results of November 13: sodium 139, potassium 4.2, creatinine 1.1, hemoglobin 13.4.",
            "Please find the complete report on the following pages, together with the chest radiograph.",
            "",
            "I would be grateful for an appointment within the next two weeks. The patient can be reached by",
            "telephone in the afternoon and would prefer a date before the holidays. Please send your findings",
            "by fax to the number above; our office will confirm the receipt on the same day.",
            "",
            "With kind regards,",
            "",
            "Margaret Ellison, family physician");

    private Letters() {}
}
