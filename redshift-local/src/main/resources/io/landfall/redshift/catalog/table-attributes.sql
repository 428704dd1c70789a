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

-- The numbers of the named columns, in the order of the names; a name may be a column's position (CREATE TABLE AS reference).
CREATE OR REPLACE FUNCTION redshift_local.column_numbers(of_table oid, names jsonb) RETURNS smallint[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  numbers smallint[] := '{}';
  wanted text;
  number smallint;
BEGIN
  FOR wanted IN SELECT jsonb_array_elements_text(names) LOOP
    SELECT a.attnum INTO number FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = of_table AND a.attnum > 0 AND NOT a.attisdropped
      AND wanted IN (a.attname, a.attnum::text);
    IF number IS NULL THEN
      RAISE EXCEPTION 'column "%" named in key does not exist', wanted USING ERRCODE = '42703';
    END IF;
    numbers := numbers || number;
  END LOOP;
  RETURN numbers;
END $$;

-- SUPER columns can be neither distribution nor sort keys.
CREATE OR REPLACE FUNCTION redshift_local.check_key_types(of_table oid, numbers smallint[], kind text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  refused name;
BEGIN
  SELECT a.attname INTO refused FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  WHERE a.attrelid = of_table AND a.attnum = ANY (numbers) AND t.typname = 'super';
  IF refused IS NOT NULL THEN
    RAISE EXCEPTION 'Column "%" of type SUPER cannot be a % column', refused, kind USING ERRCODE = '0A000';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION redshift_local.record_distribution(changed oid, attributes jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  key smallint[] := '{}';
BEGIN
  IF attributes->>'distKey' IS NOT NULL THEN
    key := redshift_local.column_numbers(changed, jsonb_build_array(attributes->>'distKey'));
    PERFORM redshift_local.check_key_types(changed, key, 'DISTKEY');
  END IF;
  UPDATE redshift_local.table_attribute SET dist_style = attributes->>'distStyle' WHERE table_id = changed;
  UPDATE redshift_local.column_attribute SET dist_key = column_number = ANY (key) WHERE table_id = changed;
END $$;

-- Columns of an interleaved sort key are marked by alternating signs (PG_TABLE_DEF reference).
CREATE OR REPLACE FUNCTION redshift_local.record_sort_key(changed oid, attributes jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  key smallint[] := redshift_local.column_numbers(changed, coalesce(nullif(attributes->'sortKeys', 'null'), '[]'));
  sign integer := CASE attributes->>'sortStyle' WHEN 'INTERLEAVED' THEN -1 ELSE 1 END;
BEGIN
  PERFORM redshift_local.check_key_types(changed, key, 'SORTKEY');
  UPDATE redshift_local.table_attribute SET sort_style = attributes->>'sortStyle' WHERE table_id = changed;
  UPDATE redshift_local.column_attribute c
  SET sort_position = coalesce(array_position(key, column_number) * sign ^ (array_position(key, column_number) + 1), 0),
      encoding = CASE WHEN encoding_given THEN encoding
        ELSE redshift_local.automatic_encoding(a.atttypid, coalesce(array_position(key, column_number), 0)) END
  FROM pg_catalog.pg_attribute a
  WHERE c.table_id = changed AND a.attrelid = changed AND a.attnum = c.column_number;
END $$;

CREATE OR REPLACE FUNCTION redshift_local.record_encodings(changed oid, attributes jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  given record;
BEGIN
  FOR given IN SELECT key, value FROM jsonb_each_text(attributes->'encodings') LOOP
    UPDATE redshift_local.column_attribute SET encoding = given.value, encoding_given = true
    WHERE table_id = changed
      AND column_number = (redshift_local.column_numbers(changed, jsonb_build_array(given.key)))[1];
    UPDATE redshift_local.table_attribute SET encode_auto = false WHERE table_id = changed;
  END LOOP;
  IF (attributes->>'encodeAuto')::boolean THEN
    UPDATE redshift_local.table_attribute SET encode_auto = true WHERE table_id = changed;
  END IF;
END $$;

-- A foreign key refers to a declared primary or unique key, which is all the check there is.
CREATE OR REPLACE FUNCTION redshift_local.record_foreign_key(changed oid, key jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  referenced oid := to_regclass(key->>'references');
  wanted smallint[];
BEGIN
  IF referenced IS NULL THEN
    RAISE EXCEPTION 'relation "%" does not exist', replace(key->>'references', '"', '') USING ERRCODE = '42P01';
  END IF;
  IF jsonb_array_length(key->'referencedColumns') = 0 THEN
    SELECT columns INTO wanted FROM redshift_local.table_key WHERE table_id = referenced AND kind = 'p';
    IF wanted IS NULL THEN
      RAISE EXCEPTION 'there is no primary key for referenced table "%"', replace(key->>'references', '"', '') USING ERRCODE = '42704';
    END IF;
  ELSE
    wanted := redshift_local.column_numbers(referenced, key->'referencedColumns');
    IF NOT EXISTS (SELECT 1 FROM redshift_local.table_key WHERE table_id = referenced AND kind IN ('p', 'u') AND columns @> wanted AND wanted @> columns) THEN
      RAISE EXCEPTION 'there is no unique constraint matching given keys for referenced table "%"', replace(key->>'references', '"', '')
        USING ERRCODE = '42830';
    END IF;
  END IF;
  UPDATE redshift_local.table_key SET referenced_table = referenced, referenced_columns = wanted
  WHERE table_id = changed AND name = key->>'name';
END $$;

CREATE OR REPLACE FUNCTION redshift_local.record_keys(changed oid, attributes jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  key jsonb;
  key_name text;
BEGIN
  FOR key IN SELECT jsonb_array_elements(attributes->'keys') LOOP
    key_name := coalesce(key->>'name', (SELECT relname FROM pg_catalog.pg_class WHERE oid = changed)
      || CASE key->>'kind' WHEN 'p' THEN '' ELSE '_' || (key->'columns'->>0) END
      || CASE key->>'kind' WHEN 'p' THEN '_pkey' WHEN 'u' THEN '_key' ELSE '_fkey' END);
    IF key->>'kind' = 'p' AND EXISTS (SELECT 1 FROM redshift_local.table_key WHERE table_id = changed AND kind = 'p') THEN
      RAISE EXCEPTION 'multiple primary keys for table "%" are not allowed', changed::regclass USING ERRCODE = '42P16';
    END IF;
    IF EXISTS (SELECT 1 FROM redshift_local.table_key WHERE table_id = changed AND name = key_name) THEN
      RAISE EXCEPTION 'constraint "%" for relation "%" already exists', key_name, changed::regclass USING ERRCODE = '42710';
    END IF;
    INSERT INTO redshift_local.table_key (table_id, name, kind, columns)
    VALUES (changed, key_name, (key->>'kind')::"char", redshift_local.column_numbers(changed, key->'columns'));
    IF key->>'kind' = 'f' THEN
      PERFORM redshift_local.record_foreign_key(changed, key || jsonb_build_object('name', key_name));
    END IF;
  END LOOP;
  IF attributes->>'droppedKey' IS NOT NULL THEN
    DELETE FROM redshift_local.table_key WHERE table_id = changed AND name = attributes->>'droppedKey';
    IF NOT FOUND THEN
      RAISE EXCEPTION 'constraint "%" of relation "%" does not exist', attributes->>'droppedKey', changed::regclass
        USING ERRCODE = '42704';
    END IF;
  END IF;
END $$;

-- LIKE takes the whole storage of its parent, CREATE TABLE AS the keys of the one table it reads. Columns are matched by name.
CREATE OR REPLACE FUNCTION redshift_local.inherit(changed oid, parent oid, encodings boolean) RETURNS void LANGUAGE sql AS $$
  UPDATE redshift_local.table_attribute t
  SET dist_style = CASE WHEN p.dist_style <> 'KEY' OR whole.dist THEN p.dist_style ELSE 'AUTO' END,
      sort_style = CASE WHEN p.sort_style IN ('AUTO', 'NONE') OR whole.sort THEN p.sort_style ELSE 'AUTO' END,
      encode_auto = CASE WHEN encodings THEN p.encode_auto ELSE t.encode_auto END,
      backup = CASE WHEN encodings THEN p.backup ELSE t.backup END
  FROM redshift_local.table_attribute p,
       (SELECT coalesce(bool_and(c.attnum IS NOT NULL) FILTER (WHERE k.dist_key), false) AS dist,
               coalesce(bool_and(c.attnum IS NOT NULL) FILTER (WHERE k.sort_position <> 0), false) AS sort
        FROM redshift_local.column_attribute k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.table_id AND a.attnum = k.column_number
        LEFT JOIN pg_catalog.pg_attribute c ON c.attrelid = changed AND c.attname = a.attname
        WHERE k.table_id = parent) whole
  WHERE t.table_id = changed AND p.table_id = parent;
  UPDATE redshift_local.column_attribute c
  SET dist_key = k.dist_key AND t.dist_style = 'KEY',
      sort_position = CASE WHEN t.sort_style IN ('AUTO', 'NONE') THEN 0 ELSE k.sort_position END,
      encoding = CASE WHEN encodings THEN k.encoding ELSE redshift_local.automatic_encoding(mine.atttypid,
        CASE WHEN t.sort_style IN ('AUTO', 'NONE') THEN 0 ELSE k.sort_position END) END,
      encoding_given = encodings AND k.encoding_given
  FROM redshift_local.column_attribute k
  JOIN pg_catalog.pg_attribute theirs ON theirs.attrelid = k.table_id AND theirs.attnum = k.column_number,
       pg_catalog.pg_attribute mine, redshift_local.table_attribute t
  WHERE k.table_id = parent AND mine.attrelid = changed AND mine.attname = theirs.attname
    AND c.table_id = changed AND c.column_number = mine.attnum AND t.table_id = changed;
$$;

CREATE OR REPLACE FUNCTION redshift_local.inherit_from(changed oid, attributes jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF attributes->>'like' IS NOT NULL THEN
    PERFORM redshift_local.inherit(changed, to_regclass(attributes->>'like'), true);
  ELSIF attributes->>'source' IS NOT NULL THEN
    PERFORM redshift_local.inherit(changed, to_regclass(attributes->>'source'), false);
  END IF;
END $$;

-- Records what CREATE TABLE or ALTER TABLE said. A table that was there already keeps what it has.
CREATE OR REPLACE FUNCTION redshift_local.record_table(name text, attributes jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  changed oid := to_regclass(name);
BEGIN
  IF changed IS NULL OR (attributes->>'created')::boolean
      AND coalesce(current_setting('redshift_local.created', true), '') <> changed::text THEN
    RETURN;
  END IF;
  PERFORM set_config('redshift_local.created', '', true);
  PERFORM redshift_local.inherit_from(changed, attributes);
  PERFORM redshift_local.record_encodings(changed, attributes);
  IF attributes->>'distStyle' IS NOT NULL THEN
    PERFORM redshift_local.record_distribution(changed, attributes);
  END IF;
  IF attributes->>'sortStyle' IS NOT NULL THEN
    PERFORM redshift_local.record_sort_key(changed, attributes);
  END IF;
  IF attributes->>'backup' IS NOT NULL THEN
    UPDATE redshift_local.table_attribute SET backup = (attributes->>'backup')::boolean WHERE table_id = changed;
  END IF;
  PERFORM redshift_local.record_keys(changed, attributes);
END $$;

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
