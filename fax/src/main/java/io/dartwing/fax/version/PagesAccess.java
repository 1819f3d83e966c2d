package io.dartwing.fax.version;

import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.document.Faxes;
import io.dartwing.platform.permission.Action;
import org.springframework.stereotype.Component;

/// Whoever edits a fax must see its pages.
@Component
class PagesAccess {
    private final FaxQueries queries;
    private final Faxes faxes;

    PagesAccess(FaxQueries queries, Faxes faxes) {
        this.queries = queries;
        this.faxes = faxes;
    }

    /// The fax when the current actor may do this with it and see its pages. In a transaction.
    FaxView require(String id, Action action) {
        return require(queries.require(id, action));
    }

    /// The same for sending a version back, which its inbox may forbid.
    FaxView requireReturnable(String id) {
        return require(queries.requireChangeable(id));
    }

    private FaxView require(FaxView fax) {
        faxes.withPages(fax);
        return fax;
    }
}
