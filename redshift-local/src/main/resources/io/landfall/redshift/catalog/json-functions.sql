-- Redshift's functions over JSON in strings.

CREATE OR REPLACE FUNCTION pg_catalog.is_valid_json(value text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT value IS JSON OBJECT $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_valid_json_array(value text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT value IS JSON ARRAY $$;

CREATE OR REPLACE FUNCTION pg_redshift.parsed(value text, null_if_invalid boolean) RETURNS json LANGUAGE plpgsql IMMUTABLE AS
$$ BEGIN
  IF value IS JSON THEN
    RETURN value::json;
  END IF;
  IF null_if_invalid OR value IS NULL THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'JSON parsing error'
    USING ERRCODE = 'XX000', DETAIL = 'error: JSON parsing error, code: 8001, context: invalid json object ' || value;
END $$;

-- A path that is not there gives an empty string, as the function's reference says.
CREATE OR REPLACE FUNCTION pg_redshift.extract_path(value json, path text[]) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN value IS NULL THEN NULL ELSE coalesce(pg_catalog.json_extract_path_text(value, VARIADIC path), '') END $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, VARIADIC path text[]) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.extract_path(pg_redshift.parsed(value, false), path) $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, k1 text, null_if_invalid boolean) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.extract_path(pg_redshift.parsed(value, null_if_invalid), ARRAY[k1]) $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, k1 text, k2 text, null_if_invalid boolean) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.extract_path(pg_redshift.parsed(value, null_if_invalid), ARRAY[k1, k2]) $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, k1 text, k2 text, k3 text, null_if_invalid boolean) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.extract_path(pg_redshift.parsed(value, null_if_invalid), ARRAY[k1, k2, k3]) $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, k1 text, k2 text, k3 text, k4 text, null_if_invalid boolean) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.extract_path(pg_redshift.parsed(value, null_if_invalid), ARRAY[k1, k2, k3, k4]) $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, k1 text, k2 text, k3 text, k4 text, k5 text, null_if_invalid boolean) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.extract_path(pg_redshift.parsed(value, null_if_invalid), ARRAY[k1, k2, k3, k4, k5]) $$;

CREATE OR REPLACE FUNCTION pg_redshift.array_element(value json, place integer) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
$$ BEGIN
  IF value IS NULL THEN
    RETURN NULL;
  END IF;
  IF json_typeof(value) <> 'array' THEN
    RAISE EXCEPTION 'JSON parsing error'
      USING ERRCODE = 'XX000', DETAIL = 'error: JSON parsing error, code: 8001, context: invalid json array object ' || value;
  END IF;
  RETURN CASE WHEN place < 0 THEN '' ELSE coalesce(value ->> place, '') END;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_array_element_text(value text, place integer, null_if_invalid boolean DEFAULT false) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.array_element(pg_redshift.parsed(value, null_if_invalid), place) $$;

CREATE OR REPLACE FUNCTION pg_redshift.array_length(value json, null_if_invalid boolean) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS
$$ BEGIN
  IF value IS NULL OR null_if_invalid AND json_typeof(value) <> 'array' THEN
    RETURN NULL;
  END IF;
  IF json_typeof(value) <> 'array' THEN
    RAISE EXCEPTION 'JSON parsing error'
      USING ERRCODE = 'XX000', DETAIL = 'error: JSON parsing error, code: 8001, context: invalid json array object ' || value;
  END IF;
  RETURN pg_catalog.json_array_length(value);
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_array_length(value text, null_if_invalid boolean DEFAULT false) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.array_length(pg_redshift.parsed(value, null_if_invalid), null_if_invalid) $$;
