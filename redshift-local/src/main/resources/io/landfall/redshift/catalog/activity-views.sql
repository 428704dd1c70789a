-- Redshift's views of what runs and has run (AWS pages STL_QUERY, SVL_STATEMENTTEXT, STV_INFLIGHT, SYS_QUERY_HISTORY, SVV_TRANSACTIONS …).
-- Ordinary users see their own rows, superusers see all.

CREATE OR REPLACE FUNCTION redshift_catalog.may_see(user_name name) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT user_name = current_user OR EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = current_user AND rolsuper) $$;

CREATE OR REPLACE FUNCTION redshift_catalog.microseconds(span interval) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT (extract(epoch FROM span) * 1000000)::bigint $$;

CREATE OR REPLACE VIEW redshift_catalog.visible_statement AS
SELECT s.*, coalesce(redshift_catalog.user_id(r.oid)::integer, 0) AS user_id,
       (CASE s.query_type WHEN 'DDL' THEN 'DDL' WHEN 'UTILITY' THEN 'UTILITY' ELSE 'QUERY' END) AS statement_type
FROM redshift_local.statement s
LEFT JOIN pg_catalog.pg_roles r ON r.rolname = s.user_name
WHERE redshift_catalog.may_see(s.user_name::name);

-- The text in pieces of 200 bytes, as the text views keep it.
CREATE OR REPLACE VIEW redshift_catalog.statement_piece AS
SELECT s.*, p.piece AS sequence, substr(s.query_text, p.piece * 200 + 1, 200)::char(200) AS piece_text
FROM redshift_catalog.visible_statement s
CROSS JOIN LATERAL generate_series(0, greatest((char_length(s.query_text) - 1) / 200, 0)) p(piece);

CREATE OR REPLACE VIEW pg_catalog.stl_query AS
SELECT user_id AS userid, query_id::integer AS query, label::char(320) AS label, transaction_id AS xid, pid,
       database_name::char(32) AS database, query_text::char(4000) AS querytxt, start_time AS starttime, end_time AS endtime,
       CASE status WHEN 'success' THEN 0 ELSE 1 END AS aborted, 0 AS insert_pristine, 0 AS concurrency_scaling_status
FROM redshift_catalog.visible_statement WHERE status <> 'running' AND statement_type = 'QUERY' AND NOT leader_only;

CREATE OR REPLACE VIEW pg_catalog.stl_querytext AS
SELECT user_id AS userid, transaction_id AS xid, pid, query_id::integer AS query, sequence, piece_text AS text
FROM redshift_catalog.statement_piece WHERE status <> 'running' AND statement_type = 'QUERY' AND NOT leader_only;

CREATE OR REPLACE VIEW pg_catalog.stl_ddltext AS
SELECT user_id AS userid, transaction_id AS xid, pid, label::char(320) AS label, start_time AS starttime, end_time AS endtime, sequence,
       piece_text AS text
FROM redshift_catalog.statement_piece WHERE status <> 'running' AND statement_type = 'DDL';

CREATE OR REPLACE VIEW pg_catalog.stl_utilitytext AS
SELECT user_id AS userid, transaction_id AS xid, pid, label::char(320) AS label, start_time AS starttime, end_time AS endtime, sequence,
       piece_text AS text
FROM redshift_catalog.statement_piece WHERE status <> 'running' AND statement_type = 'UTILITY';

CREATE OR REPLACE VIEW pg_catalog.svl_statementtext AS
SELECT user_id AS userid, transaction_id AS xid, pid, label::char(320) AS label, start_time AS starttime, end_time AS endtime, sequence,
       statement_type::varchar(10) AS type, piece_text AS text
FROM redshift_catalog.statement_piece WHERE status <> 'running';

CREATE OR REPLACE VIEW pg_catalog.svl_qlog AS
SELECT user_id AS userid, query_id::integer AS query, transaction_id AS xid, pid, start_time AS starttime, end_time AS endtime,
       redshift_catalog.microseconds(end_time - start_time) AS elapsed, CASE status WHEN 'success' THEN 0 ELSE 1 END AS aborted,
       label::char(320) AS label, substr(query_text, 1, 60)::char(60) AS substring, NULL::integer AS source_query,
       'Ran on the main cluster'::text AS concurrency_scaling_status_txt, 0 AS from_sp_call
FROM redshift_catalog.visible_statement WHERE status <> 'running' AND statement_type = 'QUERY' AND NOT leader_only;

CREATE OR REPLACE VIEW pg_catalog.sys_query_history AS
SELECT user_id, query_id, label::char(320) AS query_label, transaction_id, pid AS session_id, database_name::char(128) AS database_name,
       query_type::char(32) AS query_type, status::char(10) AS status, false AS result_cache_hit, start_time, end_time,
       redshift_catalog.microseconds(coalesce(end_time, timezone('UTC', clock_timestamp())) - start_time) AS elapsed_time, 0::bigint AS queue_time,
       redshift_catalog.microseconds(coalesce(end_time, timezone('UTC', clock_timestamp())) - start_time) AS execution_time,
       coalesce(error, '')::char(512) AS error_message, row_count AS returned_rows, 0::bigint AS returned_bytes,
       substr(query_text, 1, 4000)::char(4000) AS query_text, '1.0.117891'::char(256) AS redshift_version, ''::char(150) AS usage_limit,
       'primary'::varchar(32) AS compute_type, 0::bigint AS compile_time, 0::bigint AS planning_time, 0::bigint AS lock_wait_time,
       100 AS service_class_id, 'Default queue'::char(64) AS service_class_name, 'NORMAL'::char(20) AS query_priority,
       'false'::varchar(10) AS short_query_accelerated, md5(query_text)::char(40) AS user_query_hash,
       md5(query_text)::char(40) AS generic_query_hash, 1 AS query_hash_version, NULL::bigint AS result_cache_query_id
FROM redshift_catalog.visible_statement;

CREATE OR REPLACE VIEW pg_catalog.sys_query_text AS
SELECT user_id, query_id, transaction_id, pid AS session_id, start_time, sequence, piece_text AS text
FROM redshift_catalog.statement_piece;

CREATE OR REPLACE VIEW pg_catalog.stv_inflight AS
SELECT user_id AS userid, 0 AS slice, query_id::integer AS query, label::char(320) AS label, transaction_id AS xid, pid, start_time AS starttime,
       substr(query_text, 1, 100)::char(100) AS text, 0 AS suspended, 0 AS insert_pristine, 0 AS concurrency_scaling_status
FROM redshift_catalog.visible_statement WHERE status = 'running' AND statement_type = 'QUERY';

CREATE OR REPLACE VIEW pg_catalog.stv_recents AS
SELECT user_id AS userid, CASE status WHEN 'running' THEN 'Running' ELSE 'Done' END::char(20) AS status, start_time AS starttime,
       redshift_catalog.microseconds(coalesce(end_time, timezone('UTC', clock_timestamp())) - start_time)::integer AS duration,
       user_name::char(50) AS user_name, database_name::char(50) AS db_name, substr(query_text, 1, 600)::char(600) AS query, pid
FROM redshift_catalog.visible_statement
WHERE status = 'running' OR query_id > (SELECT max(query_id) - 100 FROM redshift_local.statement);

CREATE OR REPLACE VIEW pg_catalog.stv_sessions AS
SELECT timezone('UTC', a.backend_start) AS starttime, a.pid AS process, a.usename::char(50) AS user_name, a.datname::char(50) AS db_name, 0 AS timeout_sec
FROM pg_catalog.pg_stat_activity a
WHERE a.backend_type = 'client backend' AND a.usename <> 'postgres' AND redshift_catalog.may_see(a.usename);

CREATE OR REPLACE VIEW pg_catalog.sys_session_history AS
SELECT coalesce(redshift_catalog.user_id(r.oid)::integer, 0) AS user_id, s.user_name::char(128) AS user_name, s.pid AS session_id,
       s.database_name::char(128) AS database_name, CASE WHEN s.end_time IS NULL THEN 'open' ELSE 'closed' END::varchar(7) AS status,
       '0'::varchar(50) AS session_timeout, s.start_time, s.end_time
FROM redshift_local.session s
LEFT JOIN pg_catalog.pg_roles r ON r.rolname = s.user_name
WHERE redshift_catalog.may_see(s.user_name::name);

CREATE OR REPLACE VIEW redshift_catalog.connection_event AS
SELECT e.event, e.at, s.*
FROM redshift_local.session s
CROSS JOIN LATERAL (VALUES ('initiating session', s.start_time), ('authenticated', s.start_time),
                           ('set application_name', CASE WHEN s.application <> '' THEN s.start_time END),
                           ('disconnecting session', s.end_time)) e(event, at)
WHERE e.at IS NOT NULL AND redshift_catalog.may_see(s.user_name::name);

CREATE OR REPLACE VIEW pg_catalog.stl_connection_log AS
SELECT event::char(50) AS event, at AS recordtime, '127.0.0.1'::char(45) AS remotehost, ''::char(32) AS remoteport, pid,
       database_name::char(50) AS dbname, user_name::char(50) AS username, 'password'::char(32) AS authmethod,
       CASE event WHEN 'disconnecting session' THEN redshift_catalog.microseconds(end_time - start_time) ELSE 0 END AS duration,
       ''::char(50) AS sslversion, ''::char(128) AS sslcipher, 0 AS mtu, ''::char(64) AS sslcompression, ''::char(64) AS sslexpansion,
       ''::char(36) AS iamauthguid, application::char(250) AS application_name, ''::char(64) AS os_version,
       driver::char(64) AS driver_version, ''::char(32) AS plugin_name, 0 AS protocol_version, ''::char(36) AS sessionid,
       ''::char(8) AS compression
FROM redshift_catalog.connection_event;

CREATE OR REPLACE VIEW pg_catalog.sys_connection_log AS
SELECT event, recordtime AS record_time, remotehost AS remote_host, remoteport AS remote_port, pid AS session_id,
       dbname AS database_name, username AS user_name, authmethod AS auth_method, duration, sslversion AS ssl_version,
       sslcipher AS ssl_cipher, mtu, sslcompression AS ssl_compression, sslexpansion AS ssl_expansion,
       iamauthguid AS iam_auth_guid, application_name, os_version, driver_version, plugin_name, protocol_version,
       sessionid AS global_session_id
FROM pg_catalog.stl_connection_log;

CREATE OR REPLACE VIEW pg_catalog.sys_transaction_history AS
SELECT coalesce(redshift_catalog.user_id(r.oid)::integer, 0) AS user_id, t.transaction_id,
       CASE WHEN (SELECT i.serializable FROM redshift_local.database_isolation i WHERE i.datname = s.database_name)
         THEN 'Serializable' ELSE 'Snapshot Isolation' END::char(50) AS isolation_level,
       CASE WHEN t.end_time IS NULL THEN 'running' WHEN t.committed THEN 'committed' ELSE 'rolled back' END::char(50) AS status,
       t.start_time AS transaction_start_time, CASE WHEN t.committed THEN t.end_time END AS commit_start_time,
       CASE WHEN t.committed THEN t.end_time END AS commit_end_time, 0 AS blocks_committed,
       CASE WHEN NOT t.committed THEN t.end_time END AS undo_start_time, CASE WHEN NOT t.committed THEN t.end_time END AS undo_end_time
FROM redshift_local.transaction t
LEFT JOIN redshift_local.session s USING (session_number)
LEFT JOIN pg_catalog.pg_roles r ON r.rolname = s.user_name
WHERE redshift_catalog.may_see(s.user_name::name);

-- PostgreSQL's lock modes as Redshift names them: there are three, and every writer of a table takes the middle one.
CREATE OR REPLACE VIEW redshift_catalog.table_lock AS
SELECT a.usename, a.datname, l.pid, timezone('UTC', a.xact_start) AS xact_start, l.locktype, l.relation, l.granted,
       CASE WHEN l.mode IN ('AccessShareLock', 'RowShareLock') THEN 'AccessShareLock'
         WHEN l.mode IN ('RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock') THEN 'ShareRowExclusiveLock'
         ELSE 'AccessExclusiveLock' END AS mode,
       coalesce((SELECT max(t.transaction_id) FROM redshift_local.transaction t WHERE t.pid = l.pid AND t.end_time IS NULL),
                a.backend_xid::text::bigint, 0) AS transaction_id
FROM pg_catalog.pg_locks l
JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
WHERE a.usename <> 'postgres' AND a.datname = current_database();

CREATE OR REPLACE VIEW pg_catalog.svv_transactions AS
SELECT DISTINCT usename::text AS txn_owner, datname::text AS txn_db, transaction_id AS xid, pid, xact_start AS txn_start, mode AS lock_mode,
       locktype AS lockable_object_type, relation::integer AS relation, granted
FROM redshift_catalog.table_lock l
WHERE locktype = 'transactionid'
   OR locktype = 'relation' AND EXISTS (SELECT FROM redshift_catalog.pg_class c WHERE c.oid = l.relation AND c.relkind = 'r');

CREATE OR REPLACE VIEW pg_catalog.stv_locks AS
SELECT DISTINCT l.relation::integer AS table_id, NULL::timestamp AS last_commit, NULL::timestamp AS last_update, l.transaction_id AS lock_owner,
       l.pid::bigint AS lock_owner_pid, l.xact_start AS lock_owner_start_ts, NULL::timestamp AS lock_owner_end_ts,
       CASE WHEN l.granted THEN 'Holding write lock' ELSE 'Waiting for write lock' END::char(22) AS lock_status
FROM redshift_catalog.table_lock l
JOIN pg_catalog.pg_class c ON c.oid = l.relation AND c.relkind = 'r' AND c.relnamespace <> 'pg_catalog'::regnamespace
WHERE l.locktype = 'relation' AND l.mode <> 'AccessShareLock';

CREATE OR REPLACE VIEW pg_catalog.stl_wlm_query AS
SELECT user_id AS userid, transaction_id AS xid, 1 AS task, query_id::integer AS query, 6 AS service_class, 1 AS slot_count,
       start_time AS service_class_start_time, start_time AS queue_start_time, start_time AS queue_end_time, 0::bigint AS total_queue_time,
       start_time AS exec_start_time, end_time AS exec_end_time, redshift_catalog.microseconds(end_time - start_time) AS total_exec_time,
       end_time AS service_class_end_time, 'Completed'::char(16) AS final_state, 'Normal'::char(20) AS query_priority,
       'Default queue'::char(64) AS service_class_name
FROM redshift_catalog.visible_statement WHERE status <> 'running' AND statement_type = 'QUERY' AND NOT leader_only;

CREATE OR REPLACE VIEW pg_catalog.stv_wlm_query_state AS
SELECT transaction_id AS xid, 1 AS task, query_id::integer AS query, 6 AS service_class, 1 AS slot_count, start_time AS wlm_start_time,
       'Running'::char(16) AS state, 0::bigint AS queue_time,
       redshift_catalog.microseconds(timezone('UTC', clock_timestamp()) - start_time) AS exec_time, 'Normal'::char(20) AS query_priority
FROM redshift_catalog.visible_statement WHERE status = 'running' AND statement_type = 'QUERY';

GRANT SELECT ON pg_catalog.stl_query, pg_catalog.stl_querytext, pg_catalog.stl_ddltext, pg_catalog.stl_utilitytext,
  pg_catalog.svl_statementtext, pg_catalog.svl_qlog, pg_catalog.sys_query_history, pg_catalog.sys_query_text, pg_catalog.stv_inflight,
  pg_catalog.stv_recents, pg_catalog.stv_sessions, pg_catalog.sys_session_history, pg_catalog.stl_connection_log,
  pg_catalog.sys_connection_log, pg_catalog.sys_transaction_history, pg_catalog.svv_transactions, pg_catalog.stv_locks,
  pg_catalog.stl_wlm_query, pg_catalog.stv_wlm_query_state TO PUBLIC;
