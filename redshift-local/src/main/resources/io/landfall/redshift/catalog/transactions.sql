-- Isolation levels and what became of transactions that could not be serialised.

CREATE SCHEMA IF NOT EXISTS redshift_local;

CREATE TABLE IF NOT EXISTS redshift_local.transaction_conflict (
  xact_id bigint NOT NULL,
  process_id integer NOT NULL,
  xact_start_ts timestamp NOT NULL,
  abort_time timestamp NOT NULL,
  table_id bigint NOT NULL
);

CREATE OR REPLACE VIEW pg_catalog.stl_tr_conflict AS
SELECT 100 AS userid, xact_id, process_id::bigint AS process_id, xact_start_ts, abort_time, table_id
FROM redshift_local.transaction_conflict;

-- The level is the database's default for its sessions; SNAPSHOT is the server's default.
CREATE OR REPLACE VIEW redshift_local.database_isolation AS
SELECT d.oid AS database_id, d.datname,
       coalesce(s.setconfig @> ARRAY['default_transaction_isolation=serializable'], false) AS serializable
FROM pg_database d LEFT JOIN pg_db_role_setting s ON s.setdatabase = d.oid AND s.setrole = 0;

CREATE OR REPLACE VIEW pg_catalog.stv_db_isolation_level AS
SELECT datname::char(128) AS db_name,
       CASE WHEN serializable THEN 'Serializable' ELSE 'Snapshot Isolation' END::char(20) AS isolation_level
FROM redshift_local.database_isolation WHERE datname <> 'template0';

CREATE OR REPLACE VIEW pg_catalog.pg_database_info AS
SELECT d.oid AS datid, d.datname, d.datdba, d.encoding, d.datistemplate, d.datallowconn, 0::oid AS datlastsysoid,
       0::oid AS datvacuumxid, d.datfrozenxid, d.dattablespace,
       ARRAY['concurrency_model=' || CASE WHEN i.serializable THEN '2' ELSE '1' END] AS datconfig, d.datacl,
       CASE WHEN d.datconnlimit < 0 THEN 'UNLIMITED' ELSE d.datconnlimit::text END AS datconnlimit
FROM pg_database d JOIN redshift_local.database_isolation i ON i.database_id = d.oid;

GRANT USAGE ON SCHEMA redshift_local TO PUBLIC;
GRANT SELECT ON redshift_local.database_isolation, pg_catalog.pg_database_info TO PUBLIC;
