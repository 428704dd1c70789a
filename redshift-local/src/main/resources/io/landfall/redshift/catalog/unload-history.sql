-- What UNLOAD did, kept by the gateway outside of its clients' transactions, and the views Redshift shows it through.

CREATE TABLE IF NOT EXISTS redshift_local.unload (
  query_id bigint PRIMARY KEY,
  session_id integer NOT NULL,
  database_name text NOT NULL,
  user_name text NOT NULL,
  status text NOT NULL,
  start_time timestamp NOT NULL,
  end_time timestamp NOT NULL,
  file_format text NOT NULL,
  compression_type text NOT NULL,
  location text NOT NULL,
  unloaded_rows bigint NOT NULL,
  error_message text NOT NULL
);

CREATE TABLE IF NOT EXISTS redshift_local.unload_file (
  query_id bigint NOT NULL,
  slice integer NOT NULL,
  file_name text NOT NULL,
  start_time timestamp NOT NULL,
  end_time timestamp NOT NULL,
  lines bigint NOT NULL,
  bytes bigint NOT NULL
);

-- Users see their own commands, superusers all.
CREATE OR REPLACE VIEW redshift_local.visible_unload AS
SELECT coalesce((SELECT oid FROM pg_catalog.pg_roles WHERE rolname = user_name), 0)::integer AS user_id, unload.*
FROM redshift_local.unload
WHERE user_name = current_user OR (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user);

CREATE OR REPLACE VIEW pg_catalog.stl_unload_log AS
SELECT user_id AS userid, query_id::integer AS query, slice, session_id AS pid, file_name::char(1280) AS path,
       f.start_time, f.end_time, lines AS line_count, bytes AS transfer_size, file_format::char(10) AS file_format
FROM redshift_local.unload_file f JOIN redshift_local.visible_unload USING (query_id);

CREATE OR REPLACE VIEW pg_catalog.sys_unload_history AS
SELECT user_id, query_id, query_id AS transaction_id, session_id, database_name, status, start_time, end_time,
       (extract(epoch FROM end_time - start_time) * 1000000)::bigint AS duration, file_format, compression_type,
       location AS unloaded_location, unloaded_rows, coalesce(f.files, 0)::bigint AS unloaded_files_count,
       coalesce(f.bytes, 0)::bigint AS unloaded_files_size, error_message
FROM redshift_local.visible_unload
LEFT JOIN (SELECT query_id, count(*) AS files, sum(bytes) AS bytes FROM redshift_local.unload_file GROUP BY query_id) f
  USING (query_id);

CREATE OR REPLACE VIEW pg_catalog.sys_unload_detail AS
SELECT user_id, query_id::integer AS query_id, session_id, query_id AS transaction_id,
       file_name::char(1280) AS file_name, f.start_time, f.end_time, lines AS line_count, bytes AS transfer_size,
       file_format::char(10) AS file_format
FROM redshift_local.unload_file f JOIN redshift_local.visible_unload USING (query_id);

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_unload_count() RETURNS bigint LANGUAGE sql VOLATILE AS
$$ SELECT coalesce(nullif(current_setting('redshift.last_unload_count', true), '')::bigint, 0) $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_unload_id() RETURNS bigint LANGUAGE sql VOLATILE AS
$$ SELECT coalesce(nullif(current_setting('redshift.last_unload_id', true), '')::bigint, -1) $$;

GRANT SELECT ON pg_catalog.stl_unload_log, pg_catalog.sys_unload_history, pg_catalog.sys_unload_detail TO PUBLIC;
