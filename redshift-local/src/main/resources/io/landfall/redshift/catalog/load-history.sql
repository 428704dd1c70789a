-- What COPY did, kept by the gateway outside of its clients' transactions, and the views Redshift shows it through.

CREATE SCHEMA IF NOT EXISTS redshift_local;

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

CREATE TABLE IF NOT EXISTS redshift_local.load_file (
  query_id bigint NOT NULL,
  file_name text NOT NULL,
  bytes bigint NOT NULL,
  lines bigint NOT NULL,
  errors bigint NOT NULL,
  record_time timestamp NOT NULL
);

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

CREATE OR REPLACE VIEW pg_catalog.stl_load_errors AS
SELECT 100 AS userid, 0 AS slice, table_id::integer AS tbl, start_time AS starttime, session_id AS session,
       query_id::integer AS query, file_name::char(256) AS filename, line_number, column_name::char(127) AS colname,
       column_type::char(10) AS type, column_length::char(10) AS col_length, "position", raw_line::char(1024) AS raw_line,
       raw_value::char(1024) AS raw_field_value, error_code AS err_code, reason::char(100) AS err_reason,
       0 AS is_partial, 0::bigint AS start_offset
FROM redshift_local.load_error;

CREATE OR REPLACE VIEW pg_catalog.sys_load_error_detail AS
SELECT 100 AS user_id, query_id, query_id AS transaction_id, session_id, database_name::char(64) AS database_name,
       table_id::integer AS table_id, start_time, file_name::char(256) AS file_name, line_number,
       column_name::char(127) AS column_name, column_type::char(10) AS column_type,
       column_length::char(10) AS column_length, "position", error_code, reason::char(512) AS error_message
FROM redshift_local.load_error;

CREATE OR REPLACE VIEW pg_catalog.stl_load_commits AS
SELECT 100 AS userid, query_id::integer AS query, 0 AS slice, file_name::char(256) AS name, file_name::char(256) AS filename,
       bytes::integer AS byte_offset, lines::integer AS lines_scanned, errors::integer AS errors, record_time AS curtime,
       1 AS status, CASE file_format WHEN 'json' THEN 'JSON' WHEN 'parquet' THEN 'Parquet' WHEN 'avro' THEN 'Avro' ELSE 'Text' END::char(16) AS file_format, 0 AS is_partial,
       0::bigint AS start_offset, -1::bigint AS copy_job_id
FROM redshift_local.load_file JOIN redshift_local.load USING (query_id)
WHERE status = 'completed';

CREATE OR REPLACE VIEW pg_catalog.sys_load_history AS
SELECT 100 AS user_id, query_id, query_id AS transaction_id, session_id, database_name, status, table_name, start_time,
       end_time, (extract(epoch FROM end_time - start_time) * 1000000)::bigint AS duration, data_source, file_format,
       loaded_rows, coalesce(f.bytes, 0)::bigint AS loaded_bytes, coalesce(f.files, 0)::integer AS source_file_count,
       coalesce(f.bytes, 0)::bigint AS source_file_bytes, coalesce(f.files, 0)::integer AS file_count_scanned,
       coalesce(f.bytes, 0)::bigint AS file_bytes_scanned, error_count, -1::bigint AS copy_job_id
FROM redshift_local.load
LEFT JOIN (SELECT query_id, count(*) AS files, sum(bytes) AS bytes FROM redshift_local.load_file GROUP BY query_id) f
  USING (query_id);

CREATE OR REPLACE VIEW pg_catalog.sys_load_detail AS
SELECT 100 AS user_id, query_id::integer AS query_id, file_name::char(256) AS file_name, bytes::integer AS bytes_scanned,
       lines::integer AS lines_scanned, record_time, 1 AS splits_scanned, record_time AS start_time, record_time AS end_time
FROM redshift_local.load_file;

GRANT SELECT ON pg_catalog.stl_load_errors, pg_catalog.sys_load_error_detail, pg_catalog.stl_load_commits,
  pg_catalog.sys_load_history, pg_catalog.sys_load_detail TO PUBLIC;
