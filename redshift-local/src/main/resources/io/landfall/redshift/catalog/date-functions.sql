-- Redshift's date and time functions. Date parts arrive here quoted and in one spelling.

CREATE OR REPLACE FUNCTION pg_catalog.getdate() RETURNS timestamp LANGUAGE sql STABLE AS
$$ SELECT date_trunc('second', statement_timestamp())::timestamp $$;

CREATE OR REPLACE FUNCTION pg_catalog.sysdate() RETURNS timestamp LANGUAGE sql STABLE AS
$$ SELECT transaction_timestamp()::timestamp $$;

-- February 29 plus a year is March 1, unlike February 29 plus twelve months (DATEADD reference).
CREATE OR REPLACE FUNCTION pg_redshift.add_years(n bigint, ts timestamp) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
$$ SELECT ts + n * interval '1 year'
     + CASE WHEN extract(day FROM ts) = 29 AND extract(day FROM ts + n * interval '1 year') = 28
            THEN interval '1 day' ELSE interval '0' END $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_add(part text, n bigint, ts timestamp) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE part
     WHEN 'millennium' THEN pg_redshift.add_years(n * 1000, ts)
     WHEN 'century' THEN pg_redshift.add_years(n * 100, ts)
     WHEN 'decade' THEN pg_redshift.add_years(n * 10, ts)
     WHEN 'year' THEN pg_redshift.add_years(n, ts)
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

CREATE OR REPLACE FUNCTION pg_redshift.date_add(part text, n bigint, ts date) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.date_add(part, n, ts::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_add(part text, n bigint, ts text) RETURNS timestamp LANGUAGE sql STABLE AS
$$ SELECT pg_redshift.date_add(part, n, ts::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_add(part text, n bigint, ts timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT pg_redshift.date_add(part, n, ts AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_add(part text, n bigint, t time) RETURNS time LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.date_add(part, n, date '2000-01-01' + t)::time $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_add(part text, n bigint, t timetz) RETURNS timetz LANGUAGE sql STABLE AS
$$ SELECT (pg_redshift.date_add(part, n, (t AT TIME ZONE 'UTC')::time)::text || '+00')::timetz $$;

-- Counts the boundaries between two moments, not the time elapsed.
CREATE OR REPLACE FUNCTION pg_redshift.date_diff(part text, a timestamp, b timestamp) RETURNS bigint LANGUAGE sql IMMUTABLE AS
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

CREATE OR REPLACE FUNCTION pg_redshift.date_diff(part text, a timestamptz, b timestamptz) RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT pg_redshift.date_diff(part, a AT TIME ZONE 'UTC', b AT TIME ZONE 'UTC') $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_diff(part text, a date, b date) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.date_diff(part, a::timestamp, b::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_diff(part text, a text, b text) RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT pg_redshift.date_diff(part, a::timestamp, b::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_diff(part text, a text, b timestamp) RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT pg_redshift.date_diff(part, a::timestamp, b) $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_diff(part text, a timestamp, b text) RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT pg_redshift.date_diff(part, a, b::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_diff(part text, a time, b time) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.date_diff(part, date '2000-01-01' + a, date '2000-01-01' + b) $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_diff(part text, a timetz, b timetz) RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT pg_redshift.date_diff(part, (a AT TIME ZONE 'UTC')::time, (b AT TIME ZONE 'UTC')::time) $$;

-- EXTRACT gives whole numbers of the part alone, without the parts below and above it. Decade 1 has nine years.
CREATE OR REPLACE FUNCTION pg_redshift.date_part(part text, ts timestamp) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE part
     WHEN 'decade' THEN (floor(extract(year FROM ts) / 10) + 1)::integer
     WHEN 'second' THEN floor(extract(second FROM ts))::integer
     WHEN 'milliseconds' THEN mod(floor(extract(milliseconds FROM ts)), 1000)::integer
     WHEN 'microseconds' THEN mod(extract(microseconds FROM ts), 1000)::integer
     ELSE pg_catalog.date_part(part, ts)::integer
   END $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_part(part text, d date) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.date_part(part, d::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_part(part text, ts text) RETURNS integer LANGUAGE sql STABLE AS
$$ SELECT pg_redshift.date_part(part, ts::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_part(part text, t time) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.date_part(part, date '2000-01-01' + t) $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_part(part text, t timetz) RETURNS integer LANGUAGE sql STABLE AS
$$ SELECT CASE WHEN part LIKE 'timezone%' THEN pg_catalog.date_part(part, t)::integer
               ELSE pg_redshift.date_part(part, t::time) END $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_part(part text, i interval) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE part
     WHEN 'milliseconds' THEN mod(trunc(extract(milliseconds FROM i)), 1000)::integer
     WHEN 'microseconds' THEN mod(extract(microseconds FROM i), 1000)::integer
     ELSE trunc(pg_catalog.date_part(part, i))::integer
   END $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_part(part text, ts timestamptz) RETURNS double precision LANGUAGE sql STABLE AS
$$ SELECT CASE WHEN part LIKE 'timezone%' THEN pg_catalog.date_part(part, ts)
               ELSE pg_redshift.date_part(part, ts::timestamp)::double precision END $$;

-- EXTRACT(EPOCH FROM …): the number is too large for an INTEGER from 2038 on.
CREATE OR REPLACE FUNCTION pg_redshift.date_part(ts timestamp) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT floor(extract(epoch FROM ts))::bigint $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_part(d date) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT extract(epoch FROM d)::bigint $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_part(ts text) RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT pg_redshift.date_part(ts::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_part(i interval) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT trunc(extract(epoch FROM i))::bigint $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_part(t time) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT trunc(extract(epoch FROM t))::bigint $$;

CREATE OR REPLACE FUNCTION pg_redshift.date_part(ts timestamptz) RETURNS double precision LANGUAGE sql STABLE AS
$$ SELECT pg_catalog.date_part('epoch', ts) $$;

-- DATE_PART gives the parts with their fractions.
CREATE OR REPLACE FUNCTION pg_redshift.pgdate_part(part text, ts timestamp) RETURNS double precision LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE part WHEN 'decade' THEN floor(extract(year FROM ts) / 10)::double precision + 1
                    ELSE pg_catalog.date_part(part, ts) END $$;

CREATE OR REPLACE FUNCTION pg_redshift.pgdate_part(part text, ts timestamptz) RETURNS double precision LANGUAGE sql STABLE AS
$$ SELECT pg_catalog.date_part(part, ts) $$;

CREATE OR REPLACE FUNCTION pg_redshift.pgdate_part(part text, d date) RETURNS double precision LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.pgdate_part(part, d::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_redshift.pgdate_part(part text, ts text) RETURNS double precision LANGUAGE sql STABLE AS
$$ SELECT pg_redshift.pgdate_part(part, ts::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_redshift.pgdate_part(part text, t time) RETURNS double precision LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_catalog.date_part(part, t) $$;

CREATE OR REPLACE FUNCTION pg_redshift.pgdate_part(part text, t timetz) RETURNS double precision LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_catalog.date_part(part, t) $$;

CREATE OR REPLACE FUNCTION pg_redshift.pgdate_part(part text, i interval) RETURNS double precision LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_catalog.date_part(part, i) $$;

CREATE OR REPLACE FUNCTION pg_catalog.date_part_year(d date) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT extract(year FROM d)::integer $$;

CREATE OR REPLACE FUNCTION pg_catalog.date_trunc(part text, d date) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
$$ SELECT date_trunc(part, d::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_catalog.trunc(ts timestamp) RETURNS date LANGUAGE sql IMMUTABLE AS $$ SELECT ts::date $$;

CREATE OR REPLACE FUNCTION pg_catalog.trunc(ts timestamptz) RETURNS date LANGUAGE sql STABLE AS $$ SELECT ts::date $$;

CREATE OR REPLACE FUNCTION pg_catalog.last_day(ts timestamp) RETURNS date LANGUAGE sql IMMUTABLE AS
$$ SELECT (date_trunc('month', ts) + interval '1 month' - interval '1 day')::date $$;

-- The last day of a month stays the last day.
CREATE OR REPLACE FUNCTION pg_catalog.add_months(ts timestamp, n bigint) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN ts::date = last_day(ts) THEN last_day(ts + n * interval '1 month') + ts::time
               ELSE ts + n * interval '1 month' END $$;

-- A month has 31 days here, except between equal days and between last days of months.
CREATE OR REPLACE FUNCTION pg_catalog.months_between(a timestamp, b timestamp) RETURNS double precision LANGUAGE sql IMMUTABLE AS
$$ SELECT ((extract(year FROM a) - extract(year FROM b)) * 12 + extract(month FROM a) - extract(month FROM b)
     + CASE WHEN extract(day FROM a) = extract(day FROM b) THEN 0
            WHEN a::date = last_day(a) AND b::date = last_day(b) THEN 0
            ELSE (extract(day FROM a) - extract(day FROM b)
                  + (extract(epoch FROM a::time) - extract(epoch FROM b::time)) / 86400) / 31 END)::double precision $$;

-- Days may be cut short: Tu, Tues; one letter is enough where it says which day.
CREATE OR REPLACE FUNCTION pg_catalog.next_day(ts timestamp, day text) RETURNS date LANGUAGE plpgsql IMMUTABLE STRICT AS
$$
DECLARE
  abbreviation text := lower(btrim(day));
  wanted integer := (SELECT place - 1 FROM unnest(ARRAY['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']) WITH ORDINALITY AS days(name, place)
                     WHERE starts_with(name, abbreviation) AND (length(abbreviation) > 1 OR abbreviation IN ('m', 'w', 'f')));
BEGIN
  IF wanted IS NULL THEN
    RAISE EXCEPTION 'invalid day of the week: %', day USING ERRCODE = '22023';
  END IF;
  RETURN ts::date + 1 + mod(wanted - extract(dow FROM ts)::integer + 6, 7);
END $$;

-- Offsets behind a name count west of Greenwich, whatever the name is (CONVERT_TIMEZONE reference).
CREATE OR REPLACE FUNCTION pg_redshift.time_zone(name text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN name ~ '^[A-Za-z_/]+ ?[+-][0-9]{1,2}(:[0-9]{2})?$' AND name !~ '^Etc/'
               THEN 'XXX' || substring(name FROM '[+-].*$') ELSE name END $$;

CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(source text, target text, ts timestamp) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
$$ SELECT ts AT TIME ZONE pg_redshift.time_zone(source) AT TIME ZONE pg_redshift.time_zone(target) $$;

CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(source text, target text, ts text) RETURNS timestamp LANGUAGE sql STABLE AS
$$ SELECT convert_timezone(source, target, ts::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(target text, ts timestamp) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
$$ SELECT convert_timezone('UTC', target, ts) $$;

CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(target text, ts text) RETURNS timestamp LANGUAGE sql STABLE AS
$$ SELECT convert_timezone('UTC', target, ts::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(target text, ts timestamptz) RETURNS timestamp LANGUAGE sql STABLE AS
$$ SELECT ts AT TIME ZONE pg_redshift.time_zone(target) $$;

-- Reads text like the formats of digits do in PostgreSQL 8.0, which lets 31 June be 1 July.
CREATE OR REPLACE FUNCTION pg_redshift.lenient_timestamp(value text, format text) RETURNS timestamp LANGUAGE plpgsql IMMUTABLE AS
$$
DECLARE
  rest text := value;
  pattern text := upper(format);
  field text;
  digits text;
  fields jsonb := '{"YYYY": 1, "MM": 1, "DD": 1}';
BEGIN
  WHILE pattern <> '' LOOP
    field := substring(pattern FROM '^(YYYY|MM|DD|HH24|MI|SS|MS|US)');
    IF field IS NULL THEN
      IF pattern ~ '^[A-Z]' THEN
        RETURN NULL;
      END IF;
      pattern := substr(pattern, 2);
      rest := substr(rest, 2);
    ELSE
      digits := substring(rest FROM '^[0-9]{1,' || CASE field WHEN 'YYYY' THEN 4 WHEN 'MS' THEN 3 WHEN 'US' THEN 6 ELSE 2 END || '}');
      fields := fields || jsonb_build_object(field, coalesce(digits, '0')::integer);
      rest := substr(rest, coalesce(length(digits), 0) + 1);
      pattern := substr(pattern, length(field) + 1);
    END IF;
  END LOOP;
  RETURN make_timestamp((fields->>'YYYY')::integer, 1, 1, 0, 0, 0)
    + make_interval(months => (fields->>'MM')::integer - 1) + make_interval(days => (fields->>'DD')::integer - 1)
    + make_interval(hours => coalesce(fields->>'HH24', '0')::integer, mins => coalesce(fields->>'MI', '0')::integer)
    + coalesce(fields->>'SS', '0')::integer * interval '1 second'
    + coalesce(fields->>'MS', '0')::integer * interval '1 millisecond'
    + coalesce(fields->>'US', '0')::integer * interval '1 microsecond';
END $$;

CREATE OR REPLACE FUNCTION pg_redshift.to_timestamp(value text, format text, is_strict boolean DEFAULT false) RETURNS timestamptz LANGUAGE plpgsql STABLE STRICT AS
$$
DECLARE
  lenient timestamp;
BEGIN
  RETURN pg_catalog.to_timestamp(value, format);
EXCEPTION WHEN datetime_field_overflow THEN
  lenient := pg_redshift.lenient_timestamp(value, format);
  IF is_strict OR lenient IS NULL THEN
    RAISE;
  END IF;
  RETURN lenient;
END $$;

CREATE OR REPLACE FUNCTION pg_redshift.to_timestamp(value timestamp, format text, is_strict boolean DEFAULT false) RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT pg_redshift.to_timestamp(value::text, format, is_strict) $$;

CREATE OR REPLACE FUNCTION pg_redshift.to_date(value text, format text, is_strict boolean DEFAULT false) RETURNS date LANGUAGE plpgsql IMMUTABLE STRICT AS
$$
DECLARE
  lenient timestamp;
BEGIN
  RETURN pg_catalog.to_date(value, format);
EXCEPTION WHEN datetime_field_overflow THEN
  lenient := pg_redshift.lenient_timestamp(value, format);
  IF is_strict OR lenient IS NULL THEN
    RAISE;
  END IF;
  RETURN lenient::date;
END $$;
