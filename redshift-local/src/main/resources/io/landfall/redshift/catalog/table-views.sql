-- PG_TABLE_DEF and SVV_TABLE_INFO.

-- Rows of a table without waiting for whoever has locked it.
CREATE OR REPLACE FUNCTION redshift_local.row_count(counted oid) RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE
  total bigint;
BEGIN
  IF EXISTS (SELECT 1 FROM pg_catalog.pg_locks WHERE relation = counted AND mode = 'AccessExclusiveLock' AND granted
             AND pid <> pg_catalog.pg_backend_pid()) THEN
    RETURN greatest((SELECT reltuples FROM pg_catalog.pg_class WHERE oid = counted), 0)::bigint;
  END IF;
  EXECUTE format('SELECT count(*) FROM %s', counted::regclass) INTO total;
  RETURN total;
END $$;

CREATE OR REPLACE VIEW pg_catalog.pg_table_def AS
SELECT n.nspname AS schemaname, c.relname AS tablename, a.attname AS "column",
       format_type(a.atttypid, a.atttypmod)::varchar(128) AS type, coalesce(k.encoding, 'none')::char(32) AS encoding,
       coalesce(k.dist_key, false) AS distkey, coalesce(k.sort_position, 0) AS sortkey, a.attnotnull AS notnull
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN redshift_local.column_attribute k ON k.table_id = c.oid AND k.column_number = a.attnum
WHERE c.relkind = 'r' AND n.nspname = ANY (pg_catalog.current_schemas(true))
ORDER BY 1, 2, a.attnum;

-- Every column, and the three that Redshift hides, takes at least one block of 1 MB on each of two slices. Empty tables do not appear.
CREATE OR REPLACE VIEW pg_catalog.svv_table_info AS
WITH storage AS (
  SELECT c.oid, n.nspname, c.relname, t.*, redshift_local.row_count(c.oid) AS row_count,
         greatest(ceil(pg_catalog.pg_relation_size(c.oid) / 1048576.0), (k.columns + 3) * 2)::bigint AS blocks,
         pg_catalog.pg_relation_size(c.oid) > 67108864 AS large, k.columns, k.max_varchar, k.encoded, k.dist_column, k.sort_column, k.sort_encoding, k.sort_columns
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN redshift_local.table_attribute t ON t.table_id = c.oid
  CROSS JOIN LATERAL (
    SELECT count(*) AS columns, count(*) FILTER (WHERE abs(m.sort_position) > 0) AS sort_columns,
           max(a.atttypmod - 4) FILTER (WHERE a.atttypid = 'varchar'::regtype) AS max_varchar,
           bool_or(m.encoding <> 'none') AS encoded, max(a.attname) FILTER (WHERE m.dist_key) AS dist_column,
           max(a.attname) FILTER (WHERE abs(m.sort_position) = 1) AS sort_column,
           max(m.encoding) FILTER (WHERE abs(m.sort_position) = 1) AS sort_encoding
    FROM pg_catalog.pg_attribute a
    JOIN redshift_local.column_attribute m ON m.table_id = a.attrelid AND m.column_number = a.attnum
    WHERE a.attrelid = c.oid AND NOT a.attisdropped) k
  WHERE c.relkind = 'r'
)
SELECT pg_catalog.current_database()::text AS database, nspname::text AS schema, oid AS table_id, relname::text AS "table",
       CASE WHEN encode_auto THEN CASE WHEN encoded THEN 'Y, AUTO(ENCODE)' ELSE 'N, AUTO(ENCODE)' END
            WHEN encoded THEN 'Y' ELSE 'N' END AS encoded,
       CASE dist_style WHEN 'AUTO' THEN CASE WHEN large THEN 'AUTO(EVEN)' ELSE 'AUTO(ALL)' END
            WHEN 'KEY' THEN 'KEY(' || dist_column || ')' ELSE dist_style END AS diststyle,
       CASE sort_style WHEN 'AUTO' THEN 'AUTO(SORTKEY)' WHEN 'INTERLEAVED' THEN 'INTERLEAVED' ELSE sort_column::text END AS sortkey1,
       coalesce(max_varchar, 0) AS max_varchar, sort_encoding::char(32) AS sortkey1_enc, sort_columns::integer AS sortkey_num,
       blocks AS size, (blocks / 100000.0)::numeric(10,4) AS pct_used, 0::bigint AS empty,
       CASE WHEN sort_columns > 0 THEN 0.00 END::numeric(5,2) AS unsorted, 0.00::numeric(5,2) AS stats_off,
       row_count::numeric(38,0) AS tbl_rows, NULL::numeric(19,2) AS skew_sortkey1,
       CASE WHEN dist_style IN ('EVEN', 'KEY') THEN 1.00 END::numeric(19,2) AS skew_rows,
       row_count::numeric(38,0) AS estimated_visible_rows, NULL::text AS risk_event,
       CASE WHEN sort_columns > 0 THEN 0.00 END::numeric(12,2) AS vacuum_sort_benefit, create_time
FROM storage WHERE row_count > 0;

GRANT SELECT ON pg_catalog.pg_table_def, pg_catalog.svv_table_info TO PUBLIC;
