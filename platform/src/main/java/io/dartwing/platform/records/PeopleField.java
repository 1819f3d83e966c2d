package io.dartwing.platform.records;

import io.dartwing.platform.actor.Scope;
import java.util.Map;

/// What a field says of a record's people, for the permission decision.
public enum PeopleField {
    /// Whose record it is; a person that makes one without saying becomes its owner.
    OWNER,
    /// Whom it is assigned to.
    ASSIGNEE,
    TEAM,
    /// The customer contact it is about.
    CONTACT,
    /// The patient it is about.
    PATIENT,
    /// The people it is kept for, a list; empty: everyone with the permission.
    KEPT_FOR;

    static final Map<PeopleField, Scope> SCOPES =
            Map.of(OWNER, Scope.OWN, ASSIGNEE, Scope.ASSIGNED, TEAM, Scope.TEAM, CONTACT, Scope.CONTACT);
}
