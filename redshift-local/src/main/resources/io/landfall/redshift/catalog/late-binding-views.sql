-- Views WITH NO SCHEMA BINDING. Each is an ordinary view that depends on nothing: it is bound to its tables again whenever one of
-- them appears, changes or goes, and while it cannot be bound it answers with the reason.

-- bound_to: the relations that the view reads at present.
CREATE TABLE IF NOT EXISTS redshift_local.late_binding_view (
  view_id oid PRIMARY KEY,
  columns text NOT NULL,
  query text NOT NULL,
  bound_to oid[] NOT NULL DEFAULT '{}'
);
GRANT SELECT ON redshift_local.late_binding_view TO PUBLIC;

CREATE OR REPLACE FUNCTION redshift_local.unbound(state text, reason text) RETURNS SETOF boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RAISE EXCEPTION '%', reason USING ERRCODE = state;
END $$;

-- Keeps the columns the view had, so that it can be replaced and its privileges stay.
CREATE OR REPLACE FUNCTION redshift_local.unbind_view(view_name text, state text, reason text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  kept text;
BEGIN
  SELECT string_agg(format('NULL::%s AS %I', format_type(a.atttypid, a.atttypmod), a.attname), ', ' ORDER BY a.attnum) INTO kept
  FROM pg_catalog.pg_attribute a WHERE a.attrelid = to_regclass(view_name) AND a.attnum > 0;
  EXECUTE format('CREATE OR REPLACE VIEW %s AS SELECT %s FROM redshift_local.unbound(%L, %L)', view_name, coalesce(kept, ''), state, reason);
END $$;

-- Other columns than before take a new view, which has no privileges; if another view stands on it the old one stays.
CREATE OR REPLACE FUNCTION redshift_local.replace_view(view_name text, columns text, query text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  owner regrole := (SELECT relowner FROM pg_catalog.pg_class WHERE oid = to_regclass(view_name));
BEGIN
  EXECUTE format('CREATE OR REPLACE VIEW %s %s AS %s', view_name, columns, query);
EXCEPTION WHEN invalid_table_definition THEN
  EXECUTE format('DROP VIEW %s', view_name);
  EXECUTE format('CREATE VIEW %s %s AS %s', view_name, columns, query);
  EXECUTE format('ALTER VIEW %s OWNER TO %s', view_name, owner);
END $$;

CREATE OR REPLACE FUNCTION redshift_local.bind_view(view_name text, columns text, query text) RETURNS oid LANGUAGE plpgsql AS $$
DECLARE
  bound oid;
  relations oid[];
BEGIN
  PERFORM set_config('redshift_local.internal', 'on', true);
  BEGIN
    PERFORM redshift_local.replace_view(view_name, columns, query);
  EXCEPTION WHEN undefined_table OR undefined_column OR invalid_schema_name OR undefined_function OR datatype_mismatch OR ambiguous_column THEN
    PERFORM redshift_local.unbind_view(view_name, SQLSTATE, SQLERRM);
  END;
  bound := to_regclass(view_name);
  SELECT coalesce(array_agg(DISTINCT d.refobjid), '{}') INTO relations
  FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_rewrite r ON r.oid = d.objid
  WHERE d.classid = 'pg_rewrite'::regclass AND r.ev_class = bound AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> bound;
  DELETE FROM pg_catalog.pg_depend d USING pg_catalog.pg_rewrite r
  WHERE d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND r.ev_class = bound AND d.refobjid <> bound
    AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'n';
  INSERT INTO redshift_local.late_binding_view AS v VALUES (bound, columns, query, relations)
  ON CONFLICT ON CONSTRAINT late_binding_view_pkey DO UPDATE SET columns = excluded.columns, query = excluded.query, bound_to = excluded.bound_to;
  PERFORM set_config('redshift_local.internal', '', true);
  RETURN bound;
END $$;

CREATE OR REPLACE FUNCTION redshift_local.create_late_binding_view(name text, replace boolean, columns text, query text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  parts text[] := parse_ident(name);
  schema text := CASE WHEN array_length(parts, 1) > 1 THEN parts[array_length(parts, 1) - 1] ELSE current_schema() END;
  view_name text := format('%I.%I', schema, parts[array_length(parts, 1)]);
  existing oid := to_regclass(view_name);
BEGIN
  IF to_regnamespace(quote_ident(schema)) IS NULL THEN
    RAISE EXCEPTION 'schema "%" does not exist', schema USING ERRCODE = '3F000';
  ELSIF NOT has_schema_privilege(session_user, schema, 'CREATE') THEN
    RAISE EXCEPTION 'permission denied for schema %', schema USING ERRCODE = '42501';
  ELSIF existing IS NOT NULL AND NOT replace THEN
    RAISE EXCEPTION 'relation "%" already exists', parts[array_length(parts, 1)] USING ERRCODE = '42P07';
  ELSIF existing IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_class c WHERE c.oid = existing AND c.relkind = 'v'
      AND pg_has_role(session_user, c.relowner, 'USAGE')) THEN
    RAISE EXCEPTION 'must be owner of view %', parts[array_length(parts, 1)] USING ERRCODE = '42501';
  END IF;
  PERFORM redshift_local.bind_view(view_name, columns, query);
  IF existing IS NULL THEN
    EXECUTE format('ALTER VIEW %s OWNER TO %I', view_name, session_user);
  END IF;
  PERFORM redshift_local.bind_views(to_regclass(view_name), parts[array_length(parts, 1)], ARRAY[to_regclass(view_name)::oid]);
END $$;

-- Binds the views that read this relation, or that name it, and those that read them.
CREATE OR REPLACE FUNCTION redshift_local.bind_views(changed oid, relation_name text, visited oid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  view record;
  bound oid;
BEGIN
  FOR view IN
    SELECT v.*, format('%I.%I', n.nspname, c.relname) AS name, c.relname FROM redshift_local.late_binding_view v
    JOIN pg_catalog.pg_class c ON c.oid = v.view_id JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE v.view_id <> ALL (visited) AND (changed = ANY (v.bound_to) OR strpos(lower(v.query), relation_name) > 0)
  LOOP
    bound := redshift_local.bind_view(view.name, view.columns, view.query);
    PERFORM redshift_local.bind_views(view.view_id, view.relname, visited || view.view_id || bound);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION redshift_local.relation_changed() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  command record;
BEGIN
  IF current_setting('redshift_local.internal', true) = 'on' OR NOT EXISTS (SELECT 1 FROM redshift_local.late_binding_view) THEN
    RETURN;
  END IF;
  -- A late-binding view names its tables with their schemas, so that it never means a temporary one.
  FOR command IN
    SELECT DISTINCT c.oid, c.relname FROM pg_event_trigger_ddl_commands() e
    JOIN pg_class c ON c.oid = e.objid AND c.relkind IN ('r', 'v', 'm')
    WHERE e.classid = 'pg_class'::regclass AND e.schema_name NOT IN ('pg_catalog', 'information_schema', 'redshift_local', 'pg_temp')
  LOOP
    PERFORM redshift_local.bind_views(command.oid, command.relname, ARRAY[command.oid]);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION redshift_local.relation_dropped() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  dropped record;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM redshift_local.late_binding_view) THEN
    RETURN;
  END IF;
  DELETE FROM redshift_local.late_binding_view v
  USING pg_event_trigger_dropped_objects() d WHERE d.classid = 'pg_class'::regclass AND d.objsubid = 0 AND v.view_id = d.objid;
  IF current_setting('redshift_local.internal', true) = 'on' THEN
    RETURN;
  END IF;
  FOR dropped IN
    SELECT DISTINCT objid FROM pg_event_trigger_dropped_objects() WHERE classid = 'pg_class'::regclass
  LOOP
    PERFORM redshift_local.bind_views(dropped.objid, NULL, '{}');
  END LOOP;
END $$;

DROP EVENT TRIGGER IF EXISTS redshift_relation_changed;
CREATE EVENT TRIGGER redshift_relation_changed ON ddl_command_end
  WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO', 'ALTER TABLE', 'CREATE VIEW', 'ALTER VIEW', 'CREATE MATERIALIZED VIEW')
  EXECUTE FUNCTION redshift_local.relation_changed();
DROP EVENT TRIGGER IF EXISTS redshift_relation_dropped;
CREATE EVENT TRIGGER redshift_relation_dropped ON sql_drop EXECUTE FUNCTION redshift_local.relation_dropped();
