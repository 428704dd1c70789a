-- The functions, casts and operators of SUPER, which is JSON underneath.

-- JSON as Redshift writes it: without blanks. Backslashes are in dollar quotes, since in '…' they mean what the session says.
CREATE OR REPLACE FUNCTION pg_redshift.compact(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_catalog.regexp_replace(format('%s', value), $re$("(?:[^"\\]|\\.)*")|([,:]) $re$, $to$\1\2$to$, 'g') $$;

CREATE OR REPLACE FUNCTION pg_redshift.truncate_strings(value jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE jsonb_typeof(value)
     WHEN 'string' THEN to_jsonb(left(value #>> '{}', 65535))
     WHEN 'array' THEN (SELECT jsonb_agg(pg_redshift.truncate_strings(element) ORDER BY place)
                        FROM jsonb_array_elements(value) WITH ORDINALITY AS elements(element, place))
     WHEN 'object' THEN (SELECT jsonb_object_agg(key, pg_redshift.truncate_strings(element)) FROM jsonb_each(value) AS pairs(key, element))
     ELSE value END $$;

CREATE OR REPLACE FUNCTION pg_redshift.has_long_string(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT EXISTS (SELECT FROM jsonb_path_query(value, 'strict $.**') AS found(part)
                  WHERE jsonb_typeof(part) = 'string' AND octet_length(part #>> '{}') > 65535) $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_parse(value text) RETURNS super LANGUAGE plpgsql STABLE AS
$$
DECLARE
  parsed jsonb;
BEGIN
  IF NOT value IS JSON THEN
    RAISE EXCEPTION 'JSON parsing error'
      USING ERRCODE = 'XX000', DETAIL = 'error: JSON parsing error, code: 8001, context: invalid json ' || left(value, 200);
  END IF;
  IF NOT value IS JSON WITH UNIQUE KEYS AND current_setting('redshift.json_parse_dedup_attributes', true) IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'JSON parsing error'
      USING ERRCODE = 'XX000', DETAIL = 'error: JSON parsing error, code: 8001, context: duplicate attribute in object';
  END IF;
  parsed := value::jsonb;
  IF octet_length(value) <= 65535 OR NOT pg_redshift.has_long_string(parsed) THEN
    RETURN parsed;
  END IF;
  IF current_setting('redshift.json_parse_truncate_strings', true) IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'String value exceeds the max size of 65535 bytes'
      USING ERRCODE = 'XX000', DETAIL = 'error: String value exceeds the max size of 65535 bytes, code: 8001, context: JSON_PARSE';
  END IF;
  RETURN pg_redshift.truncate_strings(parsed);
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.can_json_parse(value text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT value IS JSON WITH UNIQUE KEYS $$;

CREATE OR REPLACE FUNCTION pg_redshift.json_serialize(value super) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.compact(value) $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_typeof(value super) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT jsonb_typeof(value) $$;

-- What navigation finds. A JSON null is NULL, and so is whatever is not there.
CREATE OR REPLACE FUNCTION pg_redshift.attribute(value jsonb, name text) RETURNS super LANGUAGE sql IMMUTABLE AS
$$ SELECT nullif(value -> name, 'null'::jsonb) $$;

CREATE OR REPLACE FUNCTION pg_redshift.element(value jsonb, place bigint) RETURNS super LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN jsonb_typeof(value) = 'array' AND place >= 0 THEN nullif(value -> place::integer, 'null'::jsonb) END $$;

CREATE OR REPLACE FUNCTION pg_redshift.array_elements(value jsonb) RETURNS SETOF super LANGUAGE sql IMMUTABLE ROWS 10 AS
$$ SELECT element FROM jsonb_array_elements(CASE WHEN jsonb_typeof(value) = 'array' THEN value END) AS elements(element) $$;

CREATE OR REPLACE FUNCTION pg_redshift.array_elements_at(value jsonb) RETURNS TABLE (element super, place bigint) LANGUAGE sql IMMUTABLE ROWS 10 AS
$$ SELECT element, place - 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(value) = 'array' THEN value END) WITH ORDINALITY AS elements(element, place) $$;

CREATE OR REPLACE FUNCTION pg_redshift.object_pairs(value jsonb) RETURNS TABLE (element super, name text) LANGUAGE sql IMMUTABLE ROWS 10 AS
$$ SELECT value, key FROM jsonb_each(CASE WHEN jsonb_typeof(value) = 'object' THEN value END) AS pairs(key, value) $$;

-- Constructors and array functions.
CREATE OR REPLACE FUNCTION pg_redshift."array"(value jsonb) RETURNS super LANGUAGE sql IMMUTABLE AS $$ SELECT value $$;

CREATE OR REPLACE FUNCTION pg_redshift.object(value jsonb) RETURNS super LANGUAGE sql IMMUTABLE AS $$ SELECT value $$;

CREATE OR REPLACE FUNCTION pg_catalog.array_concat(a super, b super) RETURNS super LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN jsonb_typeof(a) = 'array' AND jsonb_typeof(b) = 'array' THEN a || b END $$;

CREATE OR REPLACE FUNCTION pg_catalog.array_flatten(value super) RETURNS super LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN jsonb_typeof(value) = 'array' THEN (
     SELECT coalesce(jsonb_agg(inner_element ORDER BY place, inner_place), '[]')
     FROM jsonb_array_elements(value) WITH ORDINALITY AS outer_elements(element, place),
       jsonb_array_elements(CASE jsonb_typeof(element) WHEN 'array' THEN element ELSE jsonb_build_array(element) END) WITH ORDINALITY AS inner_elements(inner_element, inner_place)) END $$;

CREATE OR REPLACE FUNCTION pg_catalog.get_array_length(value super) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN jsonb_typeof(value) = 'array' THEN jsonb_array_length(value) END $$;

CREATE OR REPLACE FUNCTION pg_catalog.split_to_array(value text, delimiter text DEFAULT ',') RETURNS super LANGUAGE sql IMMUTABLE AS
$$ SELECT to_jsonb(string_to_array(value, delimiter)) $$;

CREATE OR REPLACE FUNCTION pg_catalog.subarray(value super, start integer, size integer DEFAULT 2147483647) RETURNS super LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN jsonb_typeof(value) = 'array' THEN (
     SELECT coalesce(jsonb_agg(element ORDER BY place), '[]') FROM jsonb_array_elements(value) WITH ORDINALITY AS elements(element, place)
     WHERE place > start AND place <= start::bigint + size) END $$;

-- What kind of value it is; false for NULL.
CREATE OR REPLACE FUNCTION pg_catalog.is_array(value super) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT coalesce(jsonb_typeof(value) = 'array', false) $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_object(value super) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT coalesce(jsonb_typeof(value) = 'object', false) $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_scalar(value super) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT coalesce(jsonb_typeof(value) IN ('string', 'number', 'boolean'), false) $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_boolean(value super) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT coalesce(jsonb_typeof(value) = 'boolean', false) $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_varchar(value super) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT coalesce(jsonb_typeof(value) = 'string', false) $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_char(value super) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT coalesce(jsonb_typeof(value) = 'string' AND octet_length(value #>> '{}') = length(value #>> '{}'), false) $$;

CREATE OR REPLACE FUNCTION pg_redshift.is_whole(value jsonb, low numeric, high numeric) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS
$$ BEGIN
  RETURN coalesce(jsonb_typeof(value) = 'number', false) AND scale((value #>> '{}')::numeric) = 0
    AND (value #>> '{}')::numeric BETWEEN low AND high;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_smallint(value super) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.is_whole(value, -32768, 32767) $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_integer(value super) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.is_whole(value, -2147483648, 2147483647) $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_bigint(value super) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.is_whole(value, -9223372036854775808, 9223372036854775807) $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_decimal(value super) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT coalesce(jsonb_typeof(value) = 'number', false) $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_float(value super) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT coalesce(jsonb_typeof(value) = 'number', false) $$;

-- Casts give NULL where the value is of another kind; PostgreSQL's own casts from JSON give an error, and are replaced.
CREATE OR REPLACE FUNCTION pg_redshift.as_text(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN jsonb_typeof(value) IN ('object', 'array') THEN pg_redshift.compact(value) ELSE value #>> '{}' END $$;

CREATE OR REPLACE FUNCTION pg_redshift.as_number(value jsonb) RETURNS pg_catalog."numeric" LANGUAGE plpgsql IMMUTABLE AS
$$ BEGIN
  RETURN CASE WHEN jsonb_typeof(value) IN ('number', 'string') THEN (value #>> '{}')::numeric END;
EXCEPTION WHEN data_exception THEN
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION pg_redshift.number_between(value jsonb, low pg_catalog."numeric", high pg_catalog."numeric") RETURNS pg_catalog."numeric" LANGUAGE sql IMMUTABLE AS
$$ SELECT n FROM (SELECT pg_redshift.as_number(value)) AS numbers(n) WHERE n BETWEEN low AND high $$;

CREATE OR REPLACE FUNCTION pg_redshift.as_smallint(value jsonb) RETURNS smallint LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.number_between(value, -32768, 32767)::smallint $$;

CREATE OR REPLACE FUNCTION pg_redshift.as_integer(value jsonb) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.number_between(value, -2147483648, 2147483647)::integer $$;

CREATE OR REPLACE FUNCTION pg_redshift.as_bigint(value jsonb) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.number_between(value, -9223372036854775808, 9223372036854775807)::bigint $$;

CREATE OR REPLACE FUNCTION pg_redshift.as_double(value jsonb) RETURNS double precision LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.as_number(value)::double precision $$;

CREATE OR REPLACE FUNCTION pg_redshift.as_real(value jsonb) RETURNS real LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.as_number(value)::real $$;

CREATE OR REPLACE FUNCTION pg_redshift.as_boolean(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN jsonb_typeof(value) = 'boolean' THEN (value #>> '{}')::boolean END $$;

CREATE OR REPLACE FUNCTION pg_redshift.as_timestamp(value jsonb) RETURNS timestamp LANGUAGE plpgsql STABLE AS
$$ BEGIN
  RETURN CASE WHEN jsonb_typeof(value) = 'string' THEN (value #>> '{}')::timestamp END;
EXCEPTION WHEN data_exception THEN
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION pg_redshift.as_timestamptz(value jsonb) RETURNS timestamptz LANGUAGE plpgsql STABLE AS
$$ BEGIN
  RETURN CASE WHEN jsonb_typeof(value) = 'string' THEN (value #>> '{}')::timestamptz END;
EXCEPTION WHEN data_exception THEN
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION pg_redshift.as_date(value jsonb) RETURNS date LANGUAGE sql STABLE AS
$$ SELECT pg_redshift.as_timestamp(value)::date $$;

UPDATE pg_catalog.pg_cast SET castfunc = lax.function::regprocedure
FROM (VALUES ('numeric', 'pg_redshift.as_number(jsonb)'), ('smallint', 'pg_redshift.as_smallint(jsonb)'),
             ('integer', 'pg_redshift.as_integer(jsonb)'), ('bigint', 'pg_redshift.as_bigint(jsonb)'),
             ('double precision', 'pg_redshift.as_double(jsonb)'), ('real', 'pg_redshift.as_real(jsonb)'),
             ('boolean', 'pg_redshift.as_boolean(jsonb)')) AS lax(type, function)
WHERE castsource = 'jsonb'::regtype AND casttarget = lax.type::regtype;

-- Comparisons with what is no SUPER: only values of one kind are equal, and between kinds there is no order.
CREATE OR REPLACE FUNCTION pg_redshift.compare(a jsonb, b jsonb) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN jsonb_typeof(a) = jsonb_typeof(b) THEN CASE WHEN a = b THEN 0 WHEN a < b THEN -1 ELSE 1 END END $$;

DO $$
DECLARE
  operator text;
  test text;
  name text;
BEGIN
  DROP CAST IF EXISTS (jsonb AS text);
  DROP CAST IF EXISTS (jsonb AS varchar);
  DROP CAST IF EXISTS (jsonb AS timestamp);
  DROP CAST IF EXISTS (jsonb AS timestamptz);
  DROP CAST IF EXISTS (jsonb AS date);
  CREATE CAST (jsonb AS text) WITH FUNCTION pg_redshift.as_text(jsonb);
  CREATE CAST (jsonb AS varchar) WITH FUNCTION pg_redshift.as_text(jsonb);
  CREATE CAST (jsonb AS timestamp) WITH FUNCTION pg_redshift.as_timestamp(jsonb);
  CREATE CAST (jsonb AS timestamptz) WITH FUNCTION pg_redshift.as_timestamptz(jsonb);
  CREATE CAST (jsonb AS date) WITH FUNCTION pg_redshift.as_date(jsonb);
  FOREACH operator IN ARRAY ARRAY['=', '<>', '<', '<=', '>', '>='] LOOP
    name := 'compare_' || encode(operator::bytea, 'hex');
    test := CASE operator
      WHEN '=' THEN 'SELECT $1 IS NOT NULL AND $2 IS NOT NULL AND coalesce(pg_redshift.compare(%s, %s) = 0, false)'
      WHEN '<>' THEN 'SELECT coalesce(pg_redshift.compare(%s, %s) <> 0, true)'
      ELSE 'SELECT pg_redshift.compare(%s, %s) ' || operator || ' 0' END;
    EXECUTE format('CREATE OR REPLACE FUNCTION pg_redshift.%I(a jsonb, b anynonarray) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS %L',
      name, format(test, '$1', 'to_jsonb($2)'));
    EXECUTE format('CREATE OR REPLACE FUNCTION pg_redshift.%I(a anynonarray, b jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS %L',
      name, format(test, 'to_jsonb($1)', '$2'));
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oprname = operator AND oprleft = 'jsonb'::regtype AND oprright = 'anynonarray'::regtype) THEN
      EXECUTE format('CREATE OPERATOR pg_catalog.%s (LEFTARG = jsonb, RIGHTARG = anynonarray, FUNCTION = pg_redshift.%I)', operator, name);
      EXECUTE format('CREATE OPERATOR pg_catalog.%s (LEFTARG = anynonarray, RIGHTARG = jsonb, FUNCTION = pg_redshift.%I)', operator, name);
    END IF;
  END LOOP;
END $$;
