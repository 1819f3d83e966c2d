package io.dartwing.fax.view;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.PeopleField;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ViewRecords {
    private static final String FILTER = """
            {"type": "object", "description": "By the names of the query of GET /faxes, without q."}""";

    @Bean
    RecordType<SavedView> savedViewType() {
        return RecordType.of("fax_view", SavedView.class, SavedView::new)
                .label("Saved view", "Saved views")
                .path("fax-views")
                .title("name")
                .permissions("fax:read", "fax:read")
                .field(Field.text("name", "Name").required().maxLength(60).searchable())
                .field(Field.bool("shared", "Shared")
                        .defaults(false)
                        .description("Whether everyone who may read faxes sees it."))
                .field(Field.object("filter", "Filter", FILTER).required().widget("fax-filter"))
                .field(Field.reference("owner_id", "Owner", "person").readOnly())
                .field(Field.references("kept_for", "Seen by", "person").readOnly())
                .list("name", "shared", "owner_id")
                .people(PeopleField.OWNER, "owner_id")
                .people(PeopleField.KEPT_FOR, "kept_for")
                .hooks(new Hooks())
                .build();
    }

    private static final class Hooks implements RecordHooks<SavedView> {
        @Override
        public void validate(SavedView view, boolean creating, Violations violations) {
            if (!creating) {
                requireOwn(view);
            }
            if (view.filter().q() != null) {
                violations.add("filter", "holds the words of a search", "filters only: words may name patients");
            }
            if (view.filter().direction() == null) {
                violations.add("filter", "names no direction", "inbound or outbound");
            }
            view.filter().filter(null, 1);
        }

        @Override
        public void beforeSave(SavedView view, boolean creating) {
            view.settle();
        }

        @Override
        public void beforeDelete(SavedView view) {
            requireOwn(view);
        }

        private static void requireOwn(SavedView view) {
            boolean own = view.ownerId()
                    .map(Actors.current().id()::equals)
                    .orElse(Actors.current().may(Permissions.ADMIN));
            if (!own && !Actors.current().may(Permissions.ADMIN)) {
                throw new ProblemException(
                        PlatformError.FORBIDDEN, "view: somebody else's (expected: one of your own)");
            }
        }
    }
}
