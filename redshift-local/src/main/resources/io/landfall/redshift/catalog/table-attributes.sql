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

-- The automatic choice of an encoding (CREATE TABLE reference, "ENCODE"), in PG_TABLE_DEF's spelling.
CREATE OR REPLACE FUNCTION redshift_local.automatic_encoding(type oid, sort_position integer) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT CASE
     WHEN sort_position <> 0 THEN 'none'
     WHEN t.typname IN ('int2', 'int4', 'int8', 'numeric', 'date', 'time', 'timetz', 'timestamp', 'timestamptz') THEN 'az64'
     WHEN t.typname IN ('varchar', 'bpchar', 'text') THEN 'lzo'
     WHEN t.typname = 'super' THEN 'zstd'
     ELSE 'none'
   END FROM pg_catalog.pg_type t WHERE t.oid = type $$;

-- Redshift measures character types in bytes, PostgreSQL in characters: constraints with speaking names make up for it. The
-- gateway turns their violation into Redshift's error.
CREATE OR REPLACE FUNCTION redshift_local.limit_bytes(changed oid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  outdated name;
  additions text;
BEGIN
  FOR outdated IN
    SELECT c.conname FROM pg_catalog.pg_constraint c
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.conrelid = changed AND c.contype = 'c' AND c.conname ~ '^redshift_(bytes|ascii)_'
      AND c.conname <> format('redshift_%s_%s_%s',
        CASE WHEN a.atttypid = 'bpchar'::regtype THEN 'ascii' ELSE 'bytes' END, a.atttypmod - 4, a.attnum)
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', changed::regclass, outdated);
  END LOOP;
  SELECT string_agg(format('ADD CONSTRAINT %I CHECK (octet_length(%I) %s %s)', name, attname, comparison, length), ', ')
  INTO additions
  FROM (
    SELECT a.attname, a.atttypmod - 4 AS length,
           CASE WHEN a.atttypid = 'bpchar'::regtype THEN '=' ELSE '<=' END AS comparison,
           format('redshift_%s_%s_%s', CASE WHEN a.atttypid = 'bpchar'::regtype THEN 'ascii' ELSE 'bytes' END,
             a.atttypmod - 4, a.attnum) AS name
    FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = changed AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypmod > 4
      AND a.atttypid IN ('varchar'::regtype, 'bpchar'::regtype)
  ) limits
  WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint c WHERE c.conrelid = changed AND c.conname = limits.name);
  IF additions IS NOT NULL THEN
    EXECUTE format('ALTER TABLE %s %s', changed::regclass, additions);
  END IF;
END $$;

-- Character columns that a query left without a length get the longest one.
CREATE OR REPLACE FUNCTION redshift_local.give_lengths(created oid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  changes text;
BEGIN
  SELECT string_agg(format('ALTER COLUMN %I TYPE varchar(65535)', a.attname), ', ') INTO changes
  FROM pg_catalog.pg_attribute a
  WHERE a.attrelid = created AND a.attnum > 0 AND NOT a.attisdropped
    AND (a.atttypid = 'text'::regtype OR a.atttypid = 'varchar'::regtype AND a.atttypmod < 0);
  IF changes IS NOT NULL THEN
    EXECUTE format('ALTER TABLE %s %s', created::regclass, changes);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION redshift_local.describe_columns(changed oid) RETURNS void LANGUAGE sql AS $$
  DELETE FROM redshift_local.column_attribute c USING pg_catalog.pg_attribute a
  WHERE c.table_id = changed AND a.attrelid = changed AND a.attnum = c.column_number AND a.attisdropped;
  INSERT INTO redshift_local.column_attribute (table_id, column_number, encoding, identity_seed, identity_step)
  SELECT changed, a.attnum, redshift_local.automatic_encoding(a.atttypid, 0), s.seqstart, s.seqincrement
  FROM pg_catalog.pg_attribute a
  LEFT JOIN pg_catalog.pg_depend d ON a.attidentity <> '' AND d.refclassid = 'pg_class'::regclass AND d.refobjid = changed
    AND d.refobjsubid = a.attnum AND d.classid = 'pg_class'::regclass AND d.deptype = 'i'
  LEFT JOIN pg_catalog.pg_sequence s ON s.seqrelid = d.objid
  WHERE a.attrelid = changed AND a.attnum > 0 AND NOT a.attisdropped
  ON CONFLICT DO NOTHING;
$$;

-- A new object may get the number of one that went unseen, as temporary tables do at the end of a session.
CREATE OR REPLACE FUNCTION redshift_local.forget(gone oid) RETURNS void LANGUAGE sql AS $$
  DELETE FROM redshift_local.table_attribute WHERE table_id = gone;
  DELETE FROM redshift_local.column_attribute WHERE table_id = gone;
  DELETE FROM redshift_local.table_key WHERE table_id = gone OR referenced_table = gone;
$$;

CREATE OR REPLACE FUNCTION redshift_local.table_changed() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  command record;
BEGIN
  FOR command IN
    SELECT DISTINCT e.objid, e.command_tag <> 'ALTER TABLE' AS created, e.command_tag
    FROM pg_event_trigger_ddl_commands() e
    JOIN pg_class c ON c.oid = e.objid AND c.relkind IN ('r', 'm')
    WHERE e.classid = 'pg_class'::regclass AND e.objsubid = 0
      AND e.schema_name NOT IN ('pg_catalog', 'information_schema', 'redshift_local', 'pg_toast')
  LOOP
    IF command.created THEN
      PERFORM redshift_local.forget(command.objid);
      INSERT INTO redshift_local.table_attribute (table_id) VALUES (command.objid);
      PERFORM set_config('redshift_local.created', command.objid::text, true);
      IF command.command_tag IN ('CREATE TABLE AS', 'SELECT INTO') THEN
        PERFORM redshift_local.give_lengths(command.objid);
      END IF;
    END IF;
    PERFORM redshift_local.describe_columns(command.objid);
    IF command.command_tag <> 'CREATE MATERIALIZED VIEW' THEN
      PERFORM set_config('redshift_local.internal', 'on', true);
      PERFORM redshift_local.limit_bytes(command.objid);
      PERFORM set_config('redshift_local.internal', '', true);
    END IF;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION redshift_local.table_dropped() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  dropped record;
  key record;
BEGIN
  FOR dropped IN
    SELECT objid, objsubid, object_name, address_names[array_length(address_names, 1)] AS column_name
    FROM pg_event_trigger_dropped_objects() WHERE classid = 'pg_class'::regclass
  LOOP
    IF dropped.objsubid = 0 THEN
      PERFORM redshift_local.forget(dropped.objid);
      CONTINUE;
    END IF;
    SELECT c.dist_key, c.sort_position <> 0 AS sort_key INTO key FROM redshift_local.column_attribute c
    WHERE c.table_id = dropped.objid AND c.column_number = dropped.objsubid;
    IF key.dist_key OR key.sort_key THEN
      RAISE EXCEPTION 'cannot drop % column "%"', CASE WHEN key.dist_key THEN 'distkey' ELSE 'sortkey' END, dropped.column_name
        USING ERRCODE = '0A000';
    END IF;
    DELETE FROM redshift_local.table_key WHERE table_id = dropped.objid AND dropped.objsubid = ANY (columns);
  END LOOP;
END $$;

DROP EVENT TRIGGER IF EXISTS redshift_table_changed;
CREATE EVENT TRIGGER redshift_table_changed ON ddl_command_end
  WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO', 'ALTER TABLE', 'CREATE MATERIALIZED VIEW')
  EXECUTE FUNCTION redshift_local.table_changed();
DROP EVENT TRIGGER IF EXISTS redshift_table_dropped;
CREATE EVENT TRIGGER redshift_table_dropped ON sql_drop EXECUTE FUNCTION redshift_local.table_dropped();
