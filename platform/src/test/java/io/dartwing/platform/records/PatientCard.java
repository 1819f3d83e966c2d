package io.dartwing.platform.records;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/// A record type whose protected fields are encrypted at rest.
@Entity
@Table(name = "patient_cards")
class PatientCard extends TenantRecord {
    String ward;
    byte[] mrn;
    byte[] mrnIndex;
    byte[] fullName;
    byte[] fullNameIndex;
    byte[] born;
    byte[] note;
}
