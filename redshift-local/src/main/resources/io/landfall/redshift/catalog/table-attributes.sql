-- What Redshift knows of a table and PostgreSQL does not: how it is stored, and keys that are declared but not enforced.

CREATE SCHEMA IF NOT EXISTS redshift_local;
GRANT USAGE ON SCHEMA redshift_local TO PUBLIC;

-- One row per table. dist_style: AUTO, EVEN, KEY, ALL. sort_style: AUTO, NONE, COMPOUND, INTERLEAVED.
CREATE TABLE IF NOT EXISTS redshift_local.table_attribute (
  table_id oid PRIMARY KEY,
  dist_style text NOT NULL DEFAULT 'AUTO',
  sort_style text NOT NULL DEFAULT 'AUTO',
  encode_auto boolean NOT NULL DEFAULT true,
  backup boolean NOT NULL DEFAULT true,
  create_time timestamp NOT NULL DEFAULT clock_timestamp()
);

-- One row per column. encoding as PG_TABLE_DEF shows it (none, az64, lzo …); sort_position counts from 1, 0 is not a sort key.
CREATE TABLE IF NOT EXISTS redshift_local.column_attribute (
  table_id oid NOT NULL,
  column_number smallint NOT NULL,
  encoding text NOT NULL,
  encoding_given boolean NOT NULL DEFAULT false,
  dist_key boolean NOT NULL DEFAULT false,
  sort_position integer NOT NULL DEFAULT 0,
  identity_seed bigint,
  identity_step bigint,
  PRIMARY KEY (table_id, column_number)
);

-- Declared keys, recorded and not enforced. kind: p primary, u unique, f foreign; numbers are those of pg_attribute, in the key's order.
CREATE TABLE IF NOT EXISTS redshift_local.table_key (
  table_id oid NOT NULL,
  name text NOT NULL,
  kind "char" NOT NULL,
  columns smallint[] NOT NULL,
  referenced_table oid,
  referenced_columns smallint[],
  PRIMARY KEY (table_id, name)
);
GRANT SELECT ON redshift_local.table_attribute, redshift_local.column_attribute, redshift_local.table_key TO PUBLIC;
