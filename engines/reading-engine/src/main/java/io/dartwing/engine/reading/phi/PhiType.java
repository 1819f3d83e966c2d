package io.dartwing.engine.reading.phi;

/// The eighteen identifiers of 45 CFR 164.514(b)(2)(i), in its order.
public enum PhiType {
    NAME("name"),
    GEOGRAPHIC("address"),
    DATE("date about the person"),
    PHONE("telephone number"),
    FAX("fax number"),
    EMAIL("e-mail address"),
    SSN("social security number"),
    MEDICAL_RECORD("medical record number"),
    HEALTH_PLAN("health plan number"),
    ACCOUNT("account number"),
    LICENSE("certificate or license number"),
    VEHICLE("vehicle number"),
    DEVICE("device number"),
    URL("web address"),
    IP_ADDRESS("internet address"),
    BIOMETRIC("biometric identifier"),
    PHOTO("photograph of a face"),
    OTHER_ID("other identifying number or code");

    private final String noun;

    PhiType(String noun) {
        this.noun = noun;
    }

    /// The kind for people, in the singular, without article.
    public String noun() {
        return noun;
    }
}
