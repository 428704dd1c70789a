-- What COPY did, kept by the gateway outside of its clients' transactions, and the views Redshift shows it through.

CREATE SCHEMA IF NOT EXISTS redshift_local;
GRANT USAGE ON SCHEMA redshift_local TO PUBLIC;

CREATE TABLE IF NOT EXISTS redshift_local.load (
  query_id bigint PRIMARY KEY,
  session_id integer NOT NULL,
  database_name text NOT NULL,
  user_name text NOT NULL,
  table_name text NOT NULL,
  data_source text NOT NULL,
  file_format text NOT NULL,
  status text NOT NULL,
  start_time timestamp NOT NULL,
  end_time timestamp NOT NULL,
  loaded_rows bigint NOT NULL,
  error_count bigint NOT NULL
);
ALTER TABLE redshift_local.load
  ADD COLUMN IF NOT EXISTS listed_files integer NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS listed_bytes bigint NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS scanned_files integer NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS scanned_bytes bigint NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS tuning text NOT NULL DEFAULT '';
-- Whatever ran when the cluster stopped runs no more.
UPDATE redshift_local.load SET status = 'aborted' WHERE status = 'running';

CREATE TABLE IF NOT EXISTS redshift_local.load_file (
  query_id bigint NOT NULL,
  file_name text NOT NULL,
  bytes bigint NOT NULL,
  lines bigint NOT NULL,
  errors bigint NOT NULL,
  record_time timestamp NOT NULL
);
ALTER TABLE redshift_local.load_file
  ADD COLUMN IF NOT EXISTS start_time timestamp,
  ADD COLUMN IF NOT EXISTS etag text,
  ADD COLUMN IF NOT EXISTS last_modified timestamp;
CREATE INDEX IF NOT EXISTS load_file_query ON redshift_local.load_file (query_id);

CREATE TABLE IF NOT EXISTS redshift_local.load_error (
  query_id bigint NOT NULL,
  session_id integer NOT NULL,
  database_name text NOT NULL,
  table_id bigint NOT NULL,
  start_time timestamp NOT NULL,
  file_name text NOT NULL,
  line_number bigint NOT NULL,
  column_name text NOT NULL,
  column_type text NOT NULL,
  column_length text NOT NULL,
  "position" integer NOT NULL,
  raw_line text NOT NULL,
  raw_value text NOT NULL,
  error_code integer NOT NULL,
  reason text NOT NULL
);
CREATE INDEX IF NOT EXISTS load_error_session ON redshift_local.load_error (session_id, start_time);

CREATE TABLE IF NOT EXISTS redshift_local.load_error_field (
  query_id bigint NOT NULL,
  file_name text NOT NULL,
  line_number bigint NOT NULL,
  field integer NOT NULL,
  column_name text NOT NULL,
  value text,
  column_type text NOT NULL,
  column_length text NOT NULL
);

CREATE TABLE IF NOT EXISTS redshift_local.load_replacement (
  query_id bigint NOT NULL,
  table_id bigint NOT NULL,
  start_time timestamp NOT NULL,
  file_name text NOT NULL,
  line_number bigint NOT NULL,
  column_name text NOT NULL,
  raw_line text NOT NULL
);

CREATE TABLE IF NOT EXISTS redshift_local.s3_error (
  query_id bigint NOT NULL,
  session_id integer NOT NULL,
  user_name text NOT NULL,
  record_time timestamp NOT NULL,
  http_method text NOT NULL,
  bucket text NOT NULL,
  key text NOT NULL,
  error text NOT NULL
);

-- Users see their own loads, superusers all. Loads keep the number of a user for as long as the user exists.
CREATE OR REPLACE VIEW redshift_local.visible_load AS
SELECT coalesce((SELECT oid FROM pg_catalog.pg_roles WHERE rolname = user_name), 0)::integer AS user_id, load.*
FROM redshift_local.load
WHERE user_name = current_user OR (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user);

CREATE OR REPLACE VIEW pg_catalog.stl_load_errors AS
SELECT user_id AS userid, 0 AS slice, table_id::integer AS tbl, e.start_time AS starttime, e.session_id AS session,
       query_id::integer AS query, file_name::char(256) AS filename, line_number, column_name::char(127) AS colname,
       column_type::char(10) AS type, column_length::char(10) AS col_length, "position", raw_line::char(1024) AS raw_line,
       raw_value::char(1024) AS raw_field_value, error_code AS err_code, reason::char(100) AS err_reason,
       0 AS is_partial, 0::bigint AS start_offset
FROM redshift_local.load_error e JOIN redshift_local.visible_load USING (query_id);

CREATE OR REPLACE VIEW pg_catalog.stl_loaderror_detail AS
SELECT user_id AS userid, 0 AS slice, session_id AS session, query_id::integer AS query, file_name::char(256) AS filename,
       line_number, field, column_name::char(1024) AS colname, value::char(1024) AS value,
       (value IS NULL)::integer AS is_null, column_type::char(10) AS type, column_length::char(10) AS col_length
FROM redshift_local.load_error_field JOIN redshift_local.visible_load USING (query_id);

CREATE OR REPLACE VIEW pg_catalog.sys_load_error_detail AS
SELECT user_id, query_id, query_id AS transaction_id, e.session_id, e.database_name::char(64) AS database_name,
       table_id::integer AS table_id, e.start_time, file_name::char(256) AS file_name, line_number,
       column_name::char(127) AS column_name, column_type::char(10) AS column_type,
       column_length::char(10) AS column_length, "position", error_code, reason::char(512) AS error_message
FROM redshift_local.load_error e JOIN redshift_local.visible_load USING (query_id);

CREATE OR REPLACE VIEW pg_catalog.stl_load_commits AS
SELECT user_id AS userid, query_id::integer AS query, 0 AS slice, file_name::char(256) AS name,
       file_name::char(256) AS filename, least(bytes, 2147483647)::integer AS byte_offset,
       least(lines, 2147483647)::integer AS lines_scanned, errors::integer AS errors, record_time AS curtime, 1 AS status,
       CASE file_format WHEN 'json' THEN 'JSON' WHEN 'avro' THEN 'Avro' WHEN 'orc' THEN 'ORC' WHEN 'parquet' THEN 'Parquet'
         ELSE 'Text' END::char(16) AS file_format,
       0 AS is_partial, 0::bigint AS start_offset, -1::bigint AS copy_job_id
FROM redshift_local.load_file JOIN redshift_local.visible_load USING (query_id)
WHERE status = 'completed';

CREATE OR REPLACE VIEW pg_catalog.stl_file_scan AS
SELECT user_id AS userid, query_id::integer AS query, 0 AS slice, file_name::char(90) AS name, lines, bytes,
       (extract(epoch FROM record_time - f.start_time) * 1000000)::bigint AS loadtime, record_time AS curtime,
       0 AS is_partial, 0::bigint AS start_offset
FROM redshift_local.load_file f JOIN redshift_local.visible_load USING (query_id);

CREATE OR REPLACE VIEW pg_catalog.sys_load_history AS
SELECT user_id, query_id, query_id AS transaction_id, session_id, database_name, status, table_name, start_time,
       end_time, (extract(epoch FROM end_time - start_time) * 1000000)::bigint AS duration, data_source, file_format,
       loaded_rows, CASE WHEN status = 'aborted' THEN 0 ELSE scanned_bytes END AS loaded_bytes,
       listed_files AS source_file_count, listed_bytes AS source_file_bytes, scanned_files AS file_count_scanned,
       scanned_bytes AS file_bytes_scanned, error_count, -1::bigint AS copy_job_id
FROM redshift_local.visible_load;

CREATE OR REPLACE VIEW pg_catalog.sys_load_detail AS
SELECT user_id, query_id::integer AS query_id, file_name::char(256) AS file_name,
       least(bytes, 2147483647)::integer AS bytes_scanned, least(lines, 2147483647)::integer AS lines_scanned,
       record_time, 1 AS splits_scanned, coalesce(f.start_time, record_time) AS start_time, record_time AS end_time,
       etag::char(256) AS file_etag, last_modified AS file_last_modified
FROM redshift_local.load_file f JOIN redshift_local.visible_load USING (query_id);

CREATE OR REPLACE VIEW pg_catalog.stv_load_state AS
SELECT user_id AS userid, session_id AS session, query_id::integer AS query, 0 AS slice, session_id AS pid,
       end_time AS recordtime, listed_bytes AS bytes_to_load, scanned_bytes AS bytes_loaded,
       listed_bytes AS bytes_to_load_compressed, scanned_bytes AS bytes_loaded_compressed,
       least(loaded_rows, 2147483647)::integer AS lines, listed_files AS num_files, scanned_files AS num_files_complete,
       data_source::char(256) AS current_file,
       CASE listed_bytes WHEN 0 THEN 0 ELSE (100 * scanned_bytes / listed_bytes)::integer END AS pct_complete
FROM redshift_local.visible_load
WHERE status = 'running';

CREATE OR REPLACE VIEW pg_catalog.stl_replacements AS
SELECT user_id AS userid, query_id::integer AS query, 0 AS slice, table_id::integer AS tbl, r.start_time AS starttime,
       session_id AS session, file_name::char(256) AS filename, line_number, column_name::char(127) AS colname,
       raw_line::char(1024) AS raw_line
FROM redshift_local.load_replacement r JOIN redshift_local.visible_load USING (query_id);

CREATE OR REPLACE VIEW pg_catalog.stl_s3client_error AS
SELECT coalesce(u.oid, 0)::integer AS userid, query_id::integer AS query, 0 AS sliceid, record_time AS recordtime,
       session_id AS pid, http_method::char(64) AS http_method, bucket::char(64) AS bucket, key::char(256) AS key,
       error::char(1024) AS error
FROM redshift_local.s3_error LEFT JOIN pg_catalog.pg_roles u ON u.rolname = user_name
WHERE user_name = current_user OR (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user);

GRANT SELECT ON pg_catalog.stl_load_errors, pg_catalog.stl_loaderror_detail, pg_catalog.sys_load_error_detail,
  pg_catalog.stl_load_commits, pg_catalog.stl_file_scan, pg_catalog.sys_load_history, pg_catalog.sys_load_detail,
  pg_catalog.stv_load_state, pg_catalog.stl_replacements, pg_catalog.stl_s3client_error TO PUBLIC;
