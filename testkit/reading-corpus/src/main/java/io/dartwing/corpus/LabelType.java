package io.dartwing.corpus;

/// What a labelled value in a document is.
public enum LabelType {
    PERSON_PATIENT,
    PERSON_PROVIDER,
    SSN,
    DOB,
    MRN,
    /// A provider number whose Luhn check digit over `80840` and the number is right.
    NPI,
    /// Written like a provider number, but its check digit is wrong.
    NPI_INVALID,
    DEA,
    ICD10,
    CPT,
    NDC,
    PHONE,
    EMAIL,
    ADDRESS,
    MEMBER_ID,
    ACCOUNT,
    DATE_OF_SERVICE,
    MEDICATION,
    LAB_TEST,
    AMOUNT
}
