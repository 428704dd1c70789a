-- The last step of aggregates and window functions whose values were collected before.

CREATE OR REPLACE FUNCTION pg_redshift.listagg(list text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
$$ BEGIN
  IF octet_length(list) > 65535 THEN
    RAISE EXCEPTION 'Result size exceeds LISTAGG limit'
      USING ERRCODE = 'XX000', DETAIL = 'error: Result size exceeds LISTAGG limit, code: 8001, context: LISTAGG limit: 65535';
  END IF;
  RETURN list;
END $$;

CREATE OR REPLACE FUNCTION pg_redshift.ratio_to_report(value double precision, total double precision) RETURNS double precision LANGUAGE sql IMMUTABLE AS
$$ SELECT value / nullif(total, 0) $$;

-- The value at a fraction of the ordered values, interpolated; NULLs do not count.
CREATE OR REPLACE FUNCTION pg_redshift.percentile_cont(ordered numeric[], fraction numeric) RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS
$$
DECLARE
  present numeric[] := array_remove(ordered, NULL);
  place numeric := fraction * (cardinality(present) - 1) + 1;
  below integer := floor(place);
BEGIN
  IF fraction NOT BETWEEN 0 AND 1 THEN
    RAISE EXCEPTION 'percentile value % is not between 0 and 1', fraction USING ERRCODE = '22003';
  END IF;
  IF below = place OR below IS NULL THEN
    RETURN present[below];
  END IF;
  RETURN present[below] + (present[below + 1] - present[below]) * (place - below);
END $$;

CREATE OR REPLACE FUNCTION pg_redshift.percentile_cont(ordered double precision[], fraction numeric) RETURNS double precision LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.percentile_cont(ordered::numeric[], fraction)::double precision $$;

CREATE OR REPLACE FUNCTION pg_redshift.percentile_cont(ordered real[], fraction numeric) RETURNS double precision LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.percentile_cont(ordered::double precision[], fraction) $$;

CREATE OR REPLACE FUNCTION pg_redshift.percentile_cont(ordered smallint[], fraction numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.percentile_cont(ordered::numeric[], fraction) $$;

CREATE OR REPLACE FUNCTION pg_redshift.percentile_cont(ordered integer[], fraction numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.percentile_cont(ordered::numeric[], fraction) $$;

CREATE OR REPLACE FUNCTION pg_redshift.percentile_cont(ordered bigint[], fraction numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.percentile_cont(ordered::numeric[], fraction) $$;

CREATE OR REPLACE FUNCTION pg_redshift.percentile_cont(ordered timestamp[], fraction numeric) RETURNS timestamp LANGUAGE sql IMMUTABLE AS
$$ SELECT timestamp 'epoch' + interval '1 second' * pg_redshift.percentile_cont(
     (SELECT array_agg(extract(epoch FROM value) ORDER BY place) FROM unnest(ordered) WITH ORDINALITY AS elements(value, place)), fraction)::double precision $$;

CREATE OR REPLACE FUNCTION pg_redshift.percentile_cont(ordered timestamptz[], fraction numeric) RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT pg_catalog.to_timestamp(pg_redshift.percentile_cont(
     (SELECT array_agg(extract(epoch FROM value) ORDER BY place) FROM unnest(ordered) WITH ORDINALITY AS elements(value, place)), fraction)::double precision) $$;

CREATE OR REPLACE FUNCTION pg_redshift.percentile_cont(ordered date[], fraction numeric) RETURNS date LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.percentile_cont(ordered::timestamp[], fraction)::date $$;

-- The first value at or behind a fraction of the ordered values.
CREATE OR REPLACE FUNCTION pg_redshift.percentile_disc(ordered anyarray, fraction numeric) RETURNS anyelement LANGUAGE sql IMMUTABLE AS
$$ SELECT (array_remove(ordered, NULL))[greatest(ceil(fraction * cardinality(array_remove(ordered, NULL)))::integer, 1)] $$;

-- MEDIAN is PERCENTILE_CONT(0.5) by another name.
DO $$
DECLARE
  element text;
BEGIN
  FOREACH element IN ARRAY ARRAY['numeric', 'smallint', 'integer', 'bigint', 'real', 'double precision', 'date', 'timestamp', 'timestamptz'] LOOP
    EXECUTE format('CREATE OR REPLACE FUNCTION pg_redshift.median(ordered %1$s[], fraction numeric) RETURNS %2$s LANGUAGE sql STABLE AS %3$L',
      element,
      CASE WHEN element IN ('smallint', 'integer', 'bigint') THEN 'numeric' WHEN element = 'real' THEN 'double precision' ELSE element END,
      'SELECT pg_redshift.percentile_cont(ordered, fraction)');
  END LOOP;
END $$;

-- IGNORE NULLS: the arrays have the values of the frame that are not null, in order.
CREATE OR REPLACE FUNCTION pg_redshift.first_value(frame anyarray, distance bigint) RETURNS anyelement LANGUAGE sql IMMUTABLE AS
$$ SELECT frame[1] $$;

CREATE OR REPLACE FUNCTION pg_redshift.last_value(frame anyarray, distance bigint) RETURNS anyelement LANGUAGE sql IMMUTABLE AS
$$ SELECT frame[cardinality(frame)] $$;

CREATE OR REPLACE FUNCTION pg_redshift.nth_value(frame anyarray, distance bigint) RETURNS anyelement LANGUAGE sql IMMUTABLE AS
$$ SELECT frame[distance::integer] $$;

CREATE OR REPLACE FUNCTION pg_redshift.lag(before anyarray, distance bigint) RETURNS anyelement LANGUAGE sql IMMUTABLE AS
$$ SELECT before[cardinality(before) + 1 - distance::integer] $$;

CREATE OR REPLACE FUNCTION pg_redshift.lead(behind anyarray, distance bigint) RETURNS anyelement LANGUAGE sql IMMUTABLE AS
$$ SELECT behind[distance::integer] $$;
