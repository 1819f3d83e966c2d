package io.dartwing.platform.records;

import io.dartwing.platform.permission.RecordTypeRef;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Describes one type of record; a bean of the product that owns it. From this the server makes the REST
/// paths, the OpenAPI document, the metadata for the browser's forms, validation, permissions, audit,
/// events and live updates.
///
/// ```java
/// RecordType.of("inbox", Inbox.class, Inbox::new)
///     .label("Inbox", "Inboxes").path("inboxes").title("name")
///     .permissions("fax:read", "admin")
///     .field(Field.text("name", "Name").required().searchable())
///     .list("name", "description").build();
/// ```
public final class RecordType<E extends TenantRecord> {
    private final Builder<E> built;
    private final RecordTypeRef reference;

    private RecordType(Builder<E> built) {
        this.built = built;
        this.reference = reference(built);
    }

    public static <E extends TenantRecord> Builder<E> of(String name, Class<E> entity, Supplier<E> blank) {
        return new Builder<>(name, entity, blank);
    }

    public String name() {
        return built.name;
    }

    public Class<E> entity() {
        return built.entity;
    }

    /// Where its rows are.
    String table() {
        Table table = built.entity.getAnnotation(Table.class);
        return table == null ? built.name : table.name();
    }

    public String label() {
        return built.label;
    }

    String labelPlural() {
        return built.labelPlural;
    }

    /// For example `/api/v1/trunks`.
    public String path() {
        return "/api/v1/" + built.path;
    }

    String titleField() {
        return built.titleField;
    }

    /// The permission that reading asks for.
    public String readPermission() {
        return built.readPermission;
    }

    /// The permission that creating, changing and deleting ask for.
    public String writePermission() {
        return built.writePermission;
    }

    public RecordTypeRef reference() {
        return reference;
    }

    /// The attributes that say of a record's people what the permission decision asks.
    Map<PeopleField, String> people() {
        return built.people;
    }

    private static RecordTypeRef reference(Builder<?> built) {
        var permissions = new LinkedHashMap<String, String>();
        for (Field field : built.fields) {
            if (field.permission != null) {
                permissions.put(field.name, field.permission);
            }
        }
        return new RecordTypeRef(
                built.name,
                built.labelPlural,
                built.grantable,
                built.readPermission,
                built.writePermission,
                permissions,
                Map.of(),
                built.fields.stream().map(field -> field.name).collect(Collectors.toUnmodifiableSet()),
                built.seeAllPermission,
                built.people.keySet().stream()
                        .filter(PeopleField.SCOPES::containsKey)
                        .map(PeopleField.SCOPES::get)
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(built.phi));
    }

    Map<String, String> uniqueRules() {
        return built.uniqueRules;
    }

    Optional<NamingSeries> namingSeries() {
        return Optional.ofNullable(built.series);
    }

    List<Field> fields() {
        return built.fields;
    }

    Map<String, Function<E, @Nullable Object>> computed() {
        return built.computed;
    }

    List<String> listFields() {
        return built.listFields;
    }

    List<String> states() {
        return built.states;
    }

    RecordHooks<E> hooks() {
        return built.hooks;
    }

    boolean softDelete() {
        return built.softDelete;
    }

    boolean creatable() {
        return built.creatable;
    }

    boolean opensItself() {
        return built.opensItself;
    }

    boolean served() {
        return built.served;
    }

    E blank() {
        return built.blank.get();
    }

    Optional<Field> field(String name) {
        return built.fields.stream().filter(field -> field.name.equals(name)).findFirst();
    }

    /// Collects the description; `build` checks that it is whole.
    public static final class Builder<E extends TenantRecord> {
        private final String name;
        private final Class<E> entity;
        private final Supplier<E> blank;
        private String label = "";
        private String labelPlural = "";
        private String path = "";
        private String titleField = "id";
        private String readPermission = "admin";
        private String writePermission = "admin";
        private String seeAllPermission = "admin";
        private final Map<PeopleField, String> people = new EnumMap<>(PeopleField.class);
        private RecordTypeRef.@Nullable Phi phi;
        private @Nullable NamingSeries series;
        private List<Field> fields = new ArrayList<>();
        private final Map<String, Function<E, @Nullable Object>> computed = new LinkedHashMap<>();
        private final Map<String, String> uniqueRules = new LinkedHashMap<>();
        private List<String> listFields = List.of();
        private List<String> states = List.of();
        private RecordHooks<E> hooks = new RecordHooks<>() {};
        private boolean softDelete;
        private boolean creatable = true;
        private boolean served = true;
        private boolean grantable = true;
        private boolean opensItself;

        private Builder(String name, Class<E> entity, Supplier<E> blank) {
            this.name = name;
            this.entity = entity;
            this.blank = blank;
        }

        public Builder<E> label(String one, String many) {
            label = one;
            labelPlural = many;
            return this;
        }

        /// The plural under `/api/v1/`.
        public Builder<E> path(String plural) {
            path = plural;
            return this;
        }

        /// The field that names a record to people.
        public Builder<E> title(String field) {
            titleField = field;
            return this;
        }

        public Builder<E> permissions(String read, String write) {
            readPermission = read;
            writePermission = write;
            return this;
        }

        /// Who has this permission sees records that are kept for other people too.
        public Builder<E> seeAll(String permission) {
            seeAllPermission = permission;
            return this;
        }

        /// A field that says something of the record's people: its owner, team and so on.
        public Builder<E> people(PeopleField meaning, String field) {
            people.put(meaning, field);
            return this;
        }

        /// Its records are protected health information: in healthcare mode they ask for a healthcare role.
        public Builder<E> phi(RecordTypeRef.Phi minimumNecessary) {
            phi = minimumNecessary;
            return this;
        }

        /// New records get their `name` from this series; the entity has an attribute `name`.
        public Builder<E> naming(String pattern) {
            series = NamingSeries.parse(pattern);
            return this;
        }

        public Builder<E> field(Field field) {
            fields.add(field);
            return this;
        }

        /// A read-only field that is no attribute of the entity but worked out when the record is shown.
        public Builder<E> computed(Field field, Function<E, @Nullable Object> value) {
            fields.add(field.readOnly());
            computed.put(field.name, value);
            return this;
        }

        /// The columns a list shows first.
        public Builder<E> list(String... fieldNames) {
            listFields = List.of(fieldNames);
            return this;
        }

        public Builder<E> states(String... names) {
            states = List.of(names);
            return this;
        }

        public Builder<E> hooks(RecordHooks<E> hooks) {
            this.hooks = hooks;
            return this;
        }

        /// The database constraint of this name means that `field` must be unique, so a violation says so.
        public Builder<E> unique(String constraint, String field) {
            uniqueRules.put(constraint, field);
            return this;
        }

        /// Deleted records keep their row with `deleted_at`.
        public Builder<E> softDelete() {
            softDelete = true;
            return this;
        }

        /// Records of this type come to be in another way than by POST.
        public Builder<E> notCreatable() {
            creatable = false;
            return this;
        }

        /// Described only (references, metadata, live updates): the product serves its paths itself.
        public Builder<E> servedByProduct() {
            served = false;
            return this;
        }

        /// Single records name people who may change them without the permission, `RecordHooks.openedTo`.
        public Builder<E> opensItself() {
            opensItself = true;
            return this;
        }

        /// Its records decide about rights: custom roles can't open it.
        public Builder<E> governsRights() {
            grantable = false;
            return this;
        }

        public RecordType<E> build() {
            if (label.isEmpty() || path.isEmpty()) {
                throw new IllegalStateException(name + ": no label or path (expected: both)");
            }
            fields = List.copyOf(fields);
            for (String field : people.values()) {
                if (fields.stream().noneMatch(known -> known.name.equals(field))) {
                    throw new IllegalStateException(
                            name + "." + field + ": no such field (expected: one of its fields)");
                }
            }
            return new RecordType<>(this);
        }
    }
}
