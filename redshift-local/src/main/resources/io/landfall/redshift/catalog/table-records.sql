-- What CREATE TABLE and ALTER TABLE say of storage and keys, on its way into the tables for it.

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

-- Which types an encoding can hold ("Compression encodings").
CREATE OR REPLACE FUNCTION redshift_local.encodes(encoding text, type text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE encoding
     WHEN 'az64' THEN type IN ('int2', 'int4', 'int8', 'numeric', 'date', 'time', 'timetz', 'timestamp', 'timestamptz', 'interval')
     WHEN 'bytedict' THEN type IN ('int2', 'int4', 'int8', 'numeric', 'float4', 'float8', 'bpchar', 'varchar', 'date', 'time', 'timetz', 'timestamp', 'timestamptz')
     WHEN 'delta' THEN type IN ('int2', 'int4', 'int8', 'numeric', 'date', 'time', 'timetz', 'timestamp', 'timestamptz')
     WHEN 'delta32k' THEN type IN ('int4', 'int8', 'numeric', 'date', 'time', 'timetz', 'timestamp', 'timestamptz')
     WHEN 'lzo' THEN type NOT IN ('bool', 'float4', 'float8')
     WHEN 'mostly8' THEN type IN ('int2', 'int4', 'int8', 'numeric')
     WHEN 'mostly16' THEN type IN ('int4', 'int8', 'numeric')
     WHEN 'mostly32' THEN type IN ('int8', 'numeric')
     WHEN 'text255' THEN type = 'varchar'
     WHEN 'text32k' THEN type = 'varchar'
     WHEN 'runlength' THEN type <> 'super'
     ELSE true
   END $$;

CREATE OR REPLACE FUNCTION redshift_local.record_encodings(changed oid, attributes jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  given record;
BEGIN
  FOR given IN
    SELECT key, value, (redshift_local.column_numbers(changed, jsonb_build_array(key)))[1] AS number
    FROM jsonb_each_text(attributes->'encodings')
  LOOP
    IF NOT redshift_local.encodes(given.value, (SELECT t.typname FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_type t ON t.oid = a.atttypid WHERE a.attrelid = changed AND a.attnum = given.number)) THEN
      RAISE EXCEPTION 'invalid encoding type specified for column "%"', given.key USING ERRCODE = '0A000';
    END IF;
    UPDATE redshift_local.column_attribute SET encoding = given.value, encoding_given = true
    WHERE table_id = changed AND column_number = given.number;
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
