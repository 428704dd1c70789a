-- Rules of Redshift for tables that only the catalog can check or keep; the gateway calls them around statements.

-- What Redshift asks before it changes the length of a VARCHAR (ALTER TABLE reference, "ALTER COLUMN").
CREATE OR REPLACE FUNCTION redshift_local.check_resize(name text, column_name text, length integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  target record;
BEGIN
  SELECT a.attnum, a.atttypid, a.atttypmod - 4 AS length, a.atthasdef, c.encoding, a.attrelid INTO target
  FROM pg_catalog.pg_attribute a
  LEFT JOIN redshift_local.column_attribute c ON c.table_id = a.attrelid AND c.column_number = a.attnum
  WHERE a.attrelid = to_regclass(name) AND a.attname = column_name AND NOT a.attisdropped;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF target.atttypid <> 'varchar'::regtype THEN
    RAISE EXCEPTION 'ALTER TABLE ALTER COLUMN TYPE is supported only for VARCHAR columns' USING ERRCODE = '0A000';
  ELSIF target.length = check_resize.length THEN
    RAISE EXCEPTION 'target column size should be different' USING ERRCODE = '0A000';
  ELSIF target.encoding IN ('bytedict', 'runlength', 'text255', 'text32k') THEN
    RAISE EXCEPTION 'cannot alter the type of column "%" with encoding %', column_name, upper(target.encoding) USING ERRCODE = '0A000';
  ELSIF target.atthasdef AND check_resize.length < target.length THEN
    RAISE EXCEPTION 'cannot decrease a VARCHAR column size with default value' USING ERRCODE = '0A000';
  ELSIF EXISTS (SELECT 1 FROM redshift_local.table_key k WHERE k.table_id = target.attrelid AND target.attnum = ANY (k.columns)) THEN
    RAISE EXCEPTION 'cannot alter the type of column "%" with a primary key, unique or foreign key constraint', column_name
      USING ERRCODE = '0A000';
  END IF;
END $$;

-- Behind a bulk load the next identity value leaves a gap: each of two slices numbers its rows in strides of its own and drops
-- the rest of the last one (CREATE TABLE reference, "IDENTITY"). Values are taken, not set, so that none is used twice.
CREATE OR REPLACE FUNCTION redshift_local.leave_gap(name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  slices CONSTANT bigint := 2;
  generator record;
  used bigint;
BEGIN
  FOR generator IN
    SELECT s.seqrelid, s.seqstart, s.seqincrement FROM pg_catalog.pg_depend d
    JOIN pg_catalog.pg_sequence s ON s.seqrelid = d.objid
    WHERE d.classid = 'pg_class'::regclass AND d.deptype = 'i' AND d.refclassid = 'pg_class'::regclass AND d.refobjid = to_regclass(name)
  LOOP
    used := (pg_sequence_last_value(generator.seqrelid::regclass) - generator.seqstart) / generator.seqincrement + 1;
    IF used > 0 THEN
      PERFORM nextval(generator.seqrelid::regclass) FROM generate_series(1, slices + (slices - used % slices) % slices);
    END IF;
  END LOOP;
END $$;

-- Tables that are dropped together may refer to each other. names: quoted names, one per line.
CREATE OR REPLACE FUNCTION redshift_local.check_references(names text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  dropped oid[] := (SELECT array_agg(to_regclass(name)::oid) FROM regexp_split_to_table(names, '\n') AS name);
  key record;
BEGIN
  SELECT k.name, c.relname AS owner, r.relname AS referenced INTO key
  FROM redshift_local.table_key k
  JOIN pg_catalog.pg_class c ON c.oid = k.table_id JOIN pg_catalog.pg_class r ON r.oid = k.referenced_table
  WHERE k.kind = 'f' AND k.referenced_table = ANY (dropped) AND (k.table_id = ANY (dropped)) IS NOT TRUE
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'cannot drop table % because other objects depend on it', key.referenced
      USING ERRCODE = '2BP01', DETAIL = format('constraint %s on table %s depends on table %s', key.name, key.owner, key.referenced),
            HINT = 'Use DROP ... CASCADE to drop the dependent objects too.';
  END IF;
END $$;
