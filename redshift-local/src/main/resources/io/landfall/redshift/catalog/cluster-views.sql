-- The cluster itself: one node with two slices (AWS pages STV_SLICES, STV_NODE_STORAGE_CAPACITY, STV_PARTITIONS …). Blocks are not kept.

CREATE OR REPLACE VIEW pg_catalog.stv_slices AS
SELECT 0 AS node, slice, slice AS localslice, 'D'::char(1) AS type FROM generate_series(0, 1) AS slices(slice);

CREATE OR REPLACE VIEW pg_catalog.stv_node_storage_capacity AS
SELECT 0 AS node, (pg_catalog.pg_database_size(current_database()) / 1048576)::integer AS used, 1000000 AS capacity;

CREATE OR REPLACE VIEW pg_catalog.svv_diskusage AS
SELECT 0 AS db_id, ''::char(72) AS name, 0 AS slice, 0 AS col, 0 AS tbl, 0 AS blocknum, 0 AS num_values, 0::bigint AS minvalue,
       0::bigint AS maxvalue, 0 AS sb_pos, 0 AS pinned, 0 AS on_disk, 0 AS modified, 0 AS hdr_modified, 0 AS unsorted, 0 AS tombstone,
       0 AS preferred_diskno, 0 AS temporary, 0 AS newblock WHERE false;

CREATE OR REPLACE VIEW pg_catalog.stv_blocklist AS
SELECT 0 AS slice, 0 AS col, 0 AS tbl, 0 AS blocknum, 0 AS num_values, 0 AS extended_limits, 0::bigint AS minvalue, 0::bigint AS maxvalue,
       0 AS sb_pos, 0 AS pinned, 0 AS on_disk, 0 AS modified, 0 AS hdr_modified, 0 AS unsorted, 0 AS tombstone, 0 AS preferred_diskno,
       0 AS temporary, 0 AS newblock, 0 AS num_readers, 0 AS flags WHERE false;

CREATE OR REPLACE VIEW pg_catalog.stv_tbl_perm AS
SELECT slice, c.oid::integer AS id, c.relname::char(72) AS name,
       (pg_catalog.pg_stat_get_live_tuples(c.oid) / 2 + slice * (pg_catalog.pg_stat_get_live_tuples(c.oid) % 2))::bigint AS rows,
       0::bigint AS sorted_rows, CASE c.relpersistence WHEN 't' THEN 1 ELSE 0 END AS temp, d.oid::integer AS db_id, 0 AS insert_pristine,
       0 AS delete_pristine, 1 AS backup
FROM redshift_catalog.pg_class c
JOIN redshift_catalog.pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN generate_series(0, 1) AS slices(slice)
JOIN pg_catalog.pg_database d ON d.datname = current_database()
WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema');

CREATE OR REPLACE VIEW pg_catalog.stv_wlm_service_class_config AS
SELECT s.id AS service_class, s.strategy::char(32) AS queueing_strategy, s.slots AS num_query_tasks, s.slots AS target_num_query_tasks, 'true'::char(8) AS evictable,
       0::bigint AS eviction_threshold, 0 AS query_working_mem, 0 AS target_query_working_mem, 0 AS min_step_mem, s.name::char(64) AS name,
       0::bigint AS max_execution_time, true AS user_group_wild_card, true AS query_group_wild_card, 'off'::char(20) AS concurrency_scaling,
       'Normal'::char(20) AS query_priority
FROM (VALUES (5, 'Superuser queue', 'fixed', 1), (6, 'Default queue', 'fixed', 5)) s(id, name, strategy, slots);

CREATE OR REPLACE VIEW pg_catalog.stv_wlm_service_class_state AS
SELECT service_class, num_query_tasks AS num_executing_queries, 0 AS num_queued_queries, 0::bigint AS num_executed_queries
FROM pg_catalog.stv_wlm_service_class_config WHERE false;

GRANT SELECT ON pg_catalog.stv_slices, pg_catalog.stv_node_storage_capacity, pg_catalog.svv_diskusage, pg_catalog.stv_blocklist,
  pg_catalog.stv_tbl_perm, pg_catalog.stv_wlm_service_class_config, pg_catalog.stv_wlm_service_class_state TO PUBLIC;
