package io.landfall.redshift.statement;

import io.landfall.redshift.sql.LateBindingView;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/** CREATE VIEW … WITH NO SCHEMA BINDING; the catalog binds the view again whenever its tables change. */
record CreateLateBindingView(LateBindingView view) implements LocalStatement {

    @Override
    public String run(Session session) throws IOException, StatementFailed {
        session.query(
                "SELECT redshift_local.create_late_binding_view($1, $2::boolean, $3, $4)",
                view.name(),
                String.valueOf(view.replace()),
                view.columns(),
                view.query());
        return "CREATE VIEW";
    }
}
