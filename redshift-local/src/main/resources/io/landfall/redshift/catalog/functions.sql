-- Redshift functions that PostgreSQL lacks. Bare date parts arrive here quoted and in one spelling.

CREATE OR REPLACE FUNCTION pg_catalog.version() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT 'PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017 (Red Hat 3.4.2-6.fc3), Redshift 1.0.117891'::text $$;

CREATE OR REPLACE FUNCTION pg_catalog.getdate() RETURNS timestamp LANGUAGE sql STABLE AS
$$ SELECT date_trunc('second', statement_timestamp())::timestamp $$;

CREATE OR REPLACE FUNCTION pg_catalog.sysdate() RETURNS timestamp LANGUAGE sql STABLE AS
$$ SELECT transaction_timestamp()::timestamp $$;

CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, n bigint, ts timestamp) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE part
     WHEN 'millennium' THEN ts + n * interval '1000 years'
     WHEN 'century' THEN ts + n * interval '100 years'
     WHEN 'decade' THEN ts + n * interval '10 years'
     WHEN 'year' THEN ts + n * interval '1 year'
     WHEN 'quarter' THEN ts + n * interval '3 months'
     WHEN 'month' THEN ts + n * interval '1 month'
     WHEN 'week' THEN ts + n * interval '7 days'
     WHEN 'day' THEN ts + n * interval '1 day'
     WHEN 'dow' THEN ts + n * interval '1 day'
     WHEN 'doy' THEN ts + n * interval '1 day'
     WHEN 'hour' THEN ts + n * interval '1 hour'
     WHEN 'minute' THEN ts + n * interval '1 minute'
     WHEN 'second' THEN ts + n * interval '1 second'
     WHEN 'epoch' THEN ts + n * interval '1 second'
     WHEN 'milliseconds' THEN ts + n * interval '1 millisecond'
     WHEN 'microseconds' THEN ts + n * interval '1 microsecond'
   END $$;

CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, n bigint, ts timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT dateadd(part, n, ts AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' $$;

CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, n bigint, ts date) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
$$ SELECT dateadd(part, n, ts::timestamp) $$;

-- Counts the boundaries between two moments, not the time elapsed.
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, a timestamp, b timestamp) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE part
     WHEN 'millennium' THEN (extract(millennium FROM b) - extract(millennium FROM a))::bigint
     WHEN 'century' THEN (extract(century FROM b) - extract(century FROM a))::bigint
     WHEN 'decade' THEN (extract(decade FROM b) - extract(decade FROM a))::bigint
     WHEN 'year' THEN (extract(year FROM b) - extract(year FROM a))::bigint
     WHEN 'quarter' THEN (extract(year FROM b) * 4 + extract(quarter FROM b) - extract(year FROM a) * 4 - extract(quarter FROM a))::bigint
     WHEN 'month' THEN (extract(year FROM b) * 12 + extract(month FROM b) - extract(year FROM a) * 12 - extract(month FROM a))::bigint
     WHEN 'week' THEN (date_trunc('week', b)::date - date_trunc('week', a)::date)::bigint / 7
     WHEN 'day' THEN (b::date - a::date)::bigint
     WHEN 'dow' THEN (b::date - a::date)::bigint
     WHEN 'doy' THEN (b::date - a::date)::bigint
     WHEN 'hour' THEN (extract(epoch FROM date_trunc('hour', b) - date_trunc('hour', a)) / 3600)::bigint
     WHEN 'minute' THEN (extract(epoch FROM date_trunc('minute', b) - date_trunc('minute', a)) / 60)::bigint
     WHEN 'second' THEN extract(epoch FROM date_trunc('second', b) - date_trunc('second', a))::bigint
     WHEN 'epoch' THEN extract(epoch FROM date_trunc('second', b) - date_trunc('second', a))::bigint
     WHEN 'milliseconds' THEN (extract(epoch FROM date_trunc('milliseconds', b) - date_trunc('milliseconds', a)) * 1000)::bigint
     WHEN 'microseconds' THEN (extract(epoch FROM b - a) * 1000000)::bigint
   END $$;

CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, a timestamptz, b timestamptz) RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT datediff(part, a AT TIME ZONE 'UTC', b AT TIME ZONE 'UTC') $$;

CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, a date, b date) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT datediff(part, a::timestamp, b::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_catalog.date_trunc(part text, d date) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
$$ SELECT date_trunc(part, d::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_catalog.trunc(ts timestamp) RETURNS date LANGUAGE sql IMMUTABLE AS $$ SELECT ts::date $$;

CREATE OR REPLACE FUNCTION pg_catalog.last_day(ts timestamp) RETURNS date LANGUAGE sql IMMUTABLE AS
$$ SELECT (date_trunc('month', ts) + interval '1 month' - interval '1 day')::date $$;

CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(source text, target text, ts timestamp) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
$$ SELECT ts AT TIME ZONE source AT TIME ZONE target $$;

CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(target text, ts timestamp) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
$$ SELECT ts AT TIME ZONE 'UTC' AT TIME ZONE target $$;

CREATE OR REPLACE FUNCTION pg_catalog.nvl2(tested anyelement, present anycompatible, absent anycompatible) RETURNS anycompatible LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN tested IS NOT NULL THEN present ELSE absent END $$;

CREATE OR REPLACE FUNCTION pg_catalog.len(value text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT char_length(value) $$;

CREATE OR REPLACE FUNCTION pg_catalog.charindex(part text, value text) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT strpos(value, part) $$;

CREATE OR REPLACE FUNCTION pg_catalog.replicate(value text, times integer) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT repeat(value, times) $$;

CREATE OR REPLACE FUNCTION pg_catalog.sha2(value text, bits integer) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE bits
     WHEN 0 THEN encode(sha256(convert_to(value, 'UTF8')), 'hex')
     WHEN 224 THEN encode(sha224(convert_to(value, 'UTF8')), 'hex')
     WHEN 256 THEN encode(sha256(convert_to(value, 'UTF8')), 'hex')
     WHEN 384 THEN encode(sha384(convert_to(value, 'UTF8')), 'hex')
     WHEN 512 THEN encode(sha512(convert_to(value, 'UTF8')), 'hex')
   END $$;

CREATE OR REPLACE FUNCTION pg_catalog.strtol(value text, base integer) RETURNS bigint LANGUAGE plpgsql IMMUTABLE STRICT AS
$$
DECLARE
  digits text := lower(btrim(value));
  negative boolean := false;
  total numeric := 0;
  digit integer;
BEGIN
  IF left(digits, 1) IN ('-', '+') THEN
    negative := left(digits, 1) = '-';
    digits := substr(digits, 2);
  END IF;
  IF base = 16 AND left(digits, 2) = '0x' THEN
    digits := substr(digits, 3);
  END IF;
  FOR i IN 1 .. length(digits) LOOP
    digit := strpos('0123456789abcdefghijklmnopqrstuvwxyz', substr(digits, i, 1)) - 1;
    IF digit < 0 OR digit >= base THEN
      RAISE EXCEPTION 'The input % is not valid to be converted to base %', value, base USING ERRCODE = '22023';
    END IF;
    total := total * base + digit;
  END LOOP;
  RETURN CASE WHEN negative THEN -total ELSE total END;
END $$;

-- A path that is not there gives an empty string, as the function's reference says.
CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, VARIADIC path text[]) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN value IS NULL THEN NULL ELSE coalesce(json_extract_path_text(value::json, VARIADIC path), '') END $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, k1 text, null_if_invalid boolean) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
$$ BEGIN IF null_if_invalid AND value IS NOT JSON THEN RETURN NULL; END IF; RETURN json_extract_path_text(value, VARIADIC ARRAY[k1]); END $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, k1 text, k2 text, null_if_invalid boolean) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
$$ BEGIN IF null_if_invalid AND value IS NOT JSON THEN RETURN NULL; END IF; RETURN json_extract_path_text(value, VARIADIC ARRAY[k1, k2]); END $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, k1 text, k2 text, k3 text, null_if_invalid boolean) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
$$ BEGIN IF null_if_invalid AND value IS NOT JSON THEN RETURN NULL; END IF; RETURN json_extract_path_text(value, VARIADIC ARRAY[k1, k2, k3]); END $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, k1 text, k2 text, k3 text, k4 text, null_if_invalid boolean) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
$$ BEGIN IF null_if_invalid AND value IS NOT JSON THEN RETURN NULL; END IF; RETURN json_extract_path_text(value, VARIADIC ARRAY[k1, k2, k3, k4]); END $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, k1 text, k2 text, k3 text, k4 text, k5 text, null_if_invalid boolean) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
$$ BEGIN IF null_if_invalid AND value IS NOT JSON THEN RETURN NULL; END IF; RETURN json_extract_path_text(value, VARIADIC ARRAY[k1, k2, k3, k4, k5]); END $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_valid_json(value text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT value IS JSON OBJECT $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_count() RETURNS bigint LANGUAGE sql VOLATILE AS
$$ SELECT coalesce(nullif(current_setting('redshift.last_copy_count', true), '')::bigint, 0) $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_id() RETURNS integer LANGUAGE sql VOLATILE AS
$$ SELECT coalesce(nullif(current_setting('redshift.last_copy_id', true), '')::integer, -1) $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_query_id() RETURNS integer LANGUAGE sql VOLATILE AS
$$ SELECT coalesce(nullif(current_setting('redshift.last_query_id', true), '')::integer, -1) $$;
