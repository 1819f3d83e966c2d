package io.dartwing.platform.roles;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.Scope;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.identity.ActorDirectory;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.permission.PhiRole;
import io.dartwing.platform.permission.RecordFacts;
import io.dartwing.platform.permission.RecordTypeRef;
import io.dartwing.platform.permission.Role;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What people and keys may do, and why.
@RestController
@Tag(name = "Permissions")
class PermissionsController {
    private final RightsCatalogue catalogue;
    private final ActorDirectory actors;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PermissionsController(
            RightsCatalogue catalogue, ActorDirectory actors, JdbcClient jdbc, TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.actors = actors;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    record TemplateView(
            String key,
            String label,
            boolean supervisor,
            List<String> permissions,
            List<String> phiActs,
            boolean ownPatientsOnly) {}

    record TypeView(
            String recordType,
            String label,
            boolean grantable,
            boolean phi,
            List<String> acts,
            List<String> scopes,
            List<String> fields) {}

    record Catalogue(List<TemplateView> roleTemplates, List<String> permissions, List<TypeView> recordTypes) {}

    record Question(
            @Nullable String personId,
            @Nullable String apiKeyId,
            @Nullable String action,
            @Nullable String recordType,
            @Nullable String recordId,
            @Nullable String field) {}

    @GetMapping("/api/v1/permissions/catalogue")
    @Operation(operationId = "getPermissionCatalogue", summary = "Role templates, permissions, and what roles can open")
    Catalogue catalogue() {
        PermissionDecision.require(Permissions.PEOPLE_READ);
        return new Catalogue(
                Arrays.stream(Role.values())
                        .map(PermissionsController::template)
                        .toList(),
                Permissions.FOR_ROLES,
                catalogue.types().values().stream()
                        .map(PermissionsController::type)
                        .toList());
    }

    private static TemplateView template(Role role) {
        Optional<PhiRole> phi = PhiRole.of(role.value());
        return new TemplateView(
                role.value(),
                role.label(),
                role.supervisor(),
                role.permissions().stream().sorted().toList(),
                phi.map(it -> it.acts().stream().sorted().map(Action::act).toList())
                        .orElse(List.of()),
                phi.map(PhiRole::ownPatientsOnly).orElse(false));
    }

    private static TypeView type(RecordTypeRef type) {
        var acts = new java.util.ArrayList<>(
                Arrays.stream(Action.OnRecord.values()).map(Action::act).toList());
        acts.addAll(type.verbs().keySet().stream().sorted().toList());
        var scopes = new java.util.ArrayList<>(List.of(Scope.ALL.value()));
        scopes.addAll(type.scopes().stream().map(Scope::value).sorted().toList());
        return new TypeView(
                type.name(),
                type.label(),
                type.grantable(),
                type.phi().isPresent(),
                acts,
                scopes,
                type.fields().stream().sorted().toList());
    }

    @GetMapping("/api/v1/permissions")
    @Operation(operationId = "getOwnPermissions", summary = "What the caller may do")
    Rights.Effective own() {
        return Rights.effective(Actors.current(), catalogue.types().values());
    }

    @GetMapping("/api/v1/people/{id}/permissions")
    @Operation(operationId = "getPersonPermissions", summary = "What a person may do, and which rule says so")
    Rights.Effective ofPerson(@PathVariable String id) {
        requireInsight();
        UUID person = Ids.parse(id).orElseThrow(PermissionsController::noSuchActor);
        return Rights.effective(
                find(ActorReference.Type.PERSON, person).orElseThrow(PermissionsController::noSuchActor),
                catalogue.types().values());
    }

    @PostMapping("/api/v1/permissions/explain")
    @Operation(
            operationId = "explainPermission",
            summary = "Why an act is allowed or denied",
            description = "For the caller itself, or, with the permission admin, for a person or API key. "
                    + "The answer names the layer and the rule that decided.")
    Rights.Explanation explain(@RequestBody Question question) {
        boolean self = question.personId() == null && question.apiKeyId() == null;
        if (!self) {
            requireInsight();
        }
        RecordTypeRef type = Optional.ofNullable(question.recordType())
                .map(catalogue.types()::get)
                .orElseThrow(() -> wrong("record_type", "the name of a record type"));
        Action action = Optional.ofNullable(question.action())
                .flatMap(type::action)
                .orElseThrow(() -> wrong("action", "read, create, update, delete, or a verb of the type"));
        Optional<String> field = Optional.ofNullable(question.field());
        if (field.isPresent() && !type.fields().contains(field.get())) {
            throw wrong("field", "a field of the type");
        }
        Optional<Actor> actor = self ? Optional.of(Actors.current()) : asked(question);
        if (actor.isEmpty()) {
            return Rights.ended(id("person_id", question.personId()).orElseThrow(PermissionsController::noSuchActor));
        }
        Optional<RecordFacts> record = id("record_id", question.recordId()).map(id -> facts(type, id, actor.get()));
        Rights.Explanation explanation = Rights.explain(actor.get(), action, type, record, field);
        if (explanation.outcome().equals("hidden")
                && record.isPresent()
                && !Actors.current().may(Permissions.ADMIN)) {
            throw noSuchRecord(); // what one may not see looks as if it did not exist, here too
        }
        return explanation;
    }

    /// Read as the organisation itself: who looks after rights need not be allowed to see the record, and nothing of
    /// it is shown.
    private RecordFacts facts(RecordTypeRef type, UUID record, Actor actor) {
        Optional<UUID> person =
                actor.reference().type() == ActorReference.Type.PERSON ? Optional.of(actor.id()) : Optional.empty();
        UUID organization = Actors.current().requireOrganization();
        return Actors.callAs(
                        SystemJobActor.of(organization, "permission explanation"),
                        () -> transaction.execute(status -> catalogue.facts(type.name(), record, person)))
                .orElseThrow(PermissionsController::noSuchRecord);
    }

    private Optional<Actor> asked(Question question) {
        if (question.apiKeyId() != null) {
            UUID key = id("api_key_id", question.apiKeyId()).orElseThrow();
            return Optional.of(find(ActorReference.Type.API_KEY, key).orElseThrow(PermissionsController::noSuchActor));
        }
        UUID person = id("person_id", question.personId()).orElseThrow();
        Optional<Actor> found = find(ActorReference.Type.PERSON, person);
        if (found.isEmpty() && !isKnown(person)) {
            throw noSuchActor();
        }
        return found;
    }

    private boolean isKnown(UUID person) {
        return transaction.execute(
                status -> jdbc.sql("select exists (select from people where organization_id = ? and id = ?)")
                        .params(Actors.current().requireOrganization(), person)
                        .query(Boolean.class)
                        .single());
    }

    private Optional<Actor> find(ActorReference.Type type, UUID id) {
        return actors.find(Actors.current().requireOrganization(), new ActorReference(type, id, ""));
    }

    private static void requireInsight() {
        PermissionDecision.require(Permissions.ADMIN);
    }

    private static Optional<UUID> id(String name, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(Ids.parse(text).orElseThrow(() -> wrong(name, "an id of 36 characters")));
    }

    private static ProblemException noSuchActor() {
        return new ProblemException(PlatformError.NOT_FOUND, "no such person or key");
    }

    private static ProblemException noSuchRecord() {
        return new ProblemException(PlatformError.NOT_FOUND, "no such record");
    }

    private static ProblemException wrong(String field, String expected) {
        return new ProblemException(
                PlatformError.VALIDATION,
                "some fields are not valid",
                List.of(new FieldError(field, field + ": not valid (expected: " + expected + ")")));
    }
}
