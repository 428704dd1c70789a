-- Redshift's string and conversion functions.

CREATE OR REPLACE FUNCTION pg_catalog.len(value text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT char_length(value) $$;

CREATE OR REPLACE FUNCTION pg_catalog.charindex(part text, value text) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT strpos(value, part) $$;

CREATE OR REPLACE FUNCTION pg_catalog.replicate(value text, times integer) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT repeat(value, times) $$;

CREATE OR REPLACE FUNCTION pg_redshift.concat(a text, b text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT a || b $$;

CREATE OR REPLACE FUNCTION pg_redshift.split_part(value text, delimiter text, part integer) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS
$$ BEGIN
  IF part <= 0 THEN
    RAISE EXCEPTION 'field position must be greater than zero' USING ERRCODE = '22023';
  END IF;
  RETURN pg_catalog.split_part(value, delimiter, part);
END $$;

CREATE OR REPLACE FUNCTION pg_redshift.split_part(value timestamp, delimiter text, part integer) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT pg_redshift.split_part(value::text, delimiter, part) $$;

CREATE OR REPLACE FUNCTION pg_redshift.split_part(value date, delimiter text, part integer) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT pg_redshift.split_part(value::text, delimiter, part) $$;

-- The parameters c, i, e and p; the last needs nothing, since PostgreSQL's expressions know look-ahead.
CREATE OR REPLACE FUNCTION pg_redshift.regexp_flags(parameters text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
$$ BEGIN
  IF parameters !~ '^[ceip]*$' THEN
    RAISE EXCEPTION 'invalid regular expression parameters: %', parameters USING ERRCODE = '22023';
  END IF;
  RETURN CASE WHEN strpos(parameters, 'i') > 0 THEN 'i' ELSE 'c' END;
END $$;

-- No match is an empty string.
CREATE OR REPLACE FUNCTION pg_redshift.regexp_substr(value text, pattern text, start integer DEFAULT 1, occurrence integer DEFAULT 1, parameters text DEFAULT 'c') RETURNS text LANGUAGE sql IMMUTABLE STRICT AS
$$ SELECT CASE
     WHEN start > length(value) THEN ''
     WHEN occurrence < 1 OR occurrence > length(value) THEN NULL
     ELSE coalesce(pg_catalog.regexp_substr(value, pattern, greatest(start, 1), occurrence,
       pg_redshift.regexp_flags(parameters), CASE WHEN strpos(parameters, 'e') > 0 AND pattern ~ '[(](?![?])' THEN 1 ELSE 0 END), '')
   END $$;

CREATE OR REPLACE FUNCTION pg_redshift.regexp_count(value text, pattern text, start integer DEFAULT 1, parameters text DEFAULT 'c') RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS
$$ SELECT CASE WHEN start > length(value) THEN 0
     ELSE pg_catalog.regexp_count(value, pattern, greatest(start, 1), pg_redshift.regexp_flags(parameters)) END $$;

CREATE OR REPLACE FUNCTION pg_redshift.regexp_instr(value text, pattern text, start integer DEFAULT 1, occurrence integer DEFAULT 1, option integer DEFAULT 0, parameters text DEFAULT 'c') RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS
$$ SELECT CASE WHEN start > length(value) OR occurrence < 1 THEN 0
     ELSE pg_catalog.regexp_instr(value, pattern, greatest(start, 1), occurrence, least(greatest(option, 0), 1),
       pg_redshift.regexp_flags(parameters), CASE WHEN strpos(parameters, 'e') > 0 AND pattern ~ '[(](?![?])' THEN 1 ELSE 0 END) END $$;

-- Every occurrence is replaced.
CREATE OR REPLACE FUNCTION pg_redshift.regexp_replace(value text, pattern text, replacement text DEFAULT '', start integer DEFAULT 1, parameters text DEFAULT 'c') RETURNS text LANGUAGE sql IMMUTABLE STRICT AS
$$ SELECT CASE WHEN start > length(value) THEN value
     ELSE pg_catalog.regexp_replace(value, pattern,
       CASE WHEN strpos(parameters, 'p') > 0 THEN pg_catalog.regexp_replace(replacement, '[$]([0-9])', $to$\\\1$to$, 'g') ELSE replacement END,
       greatest(start, 1), 0, pg_redshift.regexp_flags(parameters)) END $$;

CREATE OR REPLACE FUNCTION pg_catalog.strtol(value text, base integer) RETURNS bigint LANGUAGE plpgsql IMMUTABLE STRICT AS
$$
DECLARE
  digits text := lower(ltrim(value, E' \t\n\r'));
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

-- NULL instead of an error.
CREATE OR REPLACE FUNCTION pg_redshift.try_cast(value anyelement, type text, sample anycompatible) RETURNS anycompatible LANGUAGE plpgsql STABLE AS
$$
DECLARE
  result sample%TYPE;
BEGIN
  EXECUTE 'SELECT $1::' || type INTO result USING value;
  RETURN result;
EXCEPTION WHEN data_exception OR cannot_coerce OR datatype_mismatch THEN
  RETURN NULL;
END $$;
