package io.dartwing.engine.reading.entity;

import java.util.Set;

/// The kinds of entities, each with what its `normalized` text looks like.
public enum EntityType {
    /// A patient, member or insured person. Normalized to `First Last`, middle initials and titles
    /// left out.
    PERSON_PATIENT,
    /// A physician or other prescriber. Normalized to `First Last`, or to the last name where no more
    /// is known.
    PERSON_PROVIDER,
    /// A US social security number. Normalized to `123-45-6789`.
    SSN,
    /// A date of birth. Normalized to ISO 8601, `1960-03-04`.
    DOB,
    /// A medical record, chart or patient number. Normalized to upper case without blanks.
    MRN,
    /// A national provider identifier with the right check digit. Normalized to ten digits.
    NPI,
    /// What stands where an NPI stands but has the wrong check digit. Normalized to its digits.
    NPI_INVALID,
    /// A registration number of the US Drug Enforcement Administration with the right check digit,
    /// `AB1234563`.
    DEA,
    /// An ICD-10-CM code. Normalized to upper case with the point, `E11.9`.
    ICD10,
    /// A CPT or HCPCS code. Normalized to five characters, without modifiers.
    CPT,
    /// A national drug code. Normalized to the eleven digits of claims (5-4-2, zeros filled in, no
    /// hyphens).
    NDC,
    /// A telephone or fax number. Normalized to E.164.
    PHONE,
    /// An e-mail address. Normalized to lower case.
    EMAIL,
    /// A postal address. Normalized to its lines joined by commas.
    ADDRESS,
    /// A health plan's member, subscriber or policy number. Normalized to upper case without blanks.
    MEMBER_ID,
    /// An account number of a patient, customer or bank. Normalized to upper case without blanks.
    ACCOUNT,
    /// The day of a visit, a procedure, a stay or of taking a specimen. Normalized to ISO 8601.
    DATE_OF_SERVICE,
    /// A medicine with the strength and form that follow it. Normalized to `name strength` in lower
    /// case.
    MEDICATION,
    /// A measured analyte with value, unit, reference range and flag. Normalized to `Name=value unit
    /// [range] flag`.
    LAB_TEST,
    /// An amount of money. Normalized to a decimal number, `1234.50`.
    AMOUNT,
    /// A hospital, practice, company, authority or other organisation. Normalized to its name with
    /// single blanks.
    ORGANIZATION,
    /// Any other day: a letter's, a deadline. Normalized to ISO 8601.
    DATE,
    /// A time of day. Normalized to 24 hours, `14:05`.
    TIME;

    /// Kinds that most pages are full of, and that say little without what stands beside them.
    public static final Set<EntityType> MENTIONS = Set.of(ORGANIZATION, DATE, TIME);
}
