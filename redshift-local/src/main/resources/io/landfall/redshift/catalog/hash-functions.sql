-- Redshift's hash functions.

CREATE OR REPLACE FUNCTION pg_catalog.sha1(value text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT encode(pg_redshift.digest(value, 'sha1'), 'hex') $$;

CREATE OR REPLACE FUNCTION pg_catalog.sha(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT sha1(value) $$;

CREATE OR REPLACE FUNCTION pg_catalog.func_sha1(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT sha1(value) $$;

CREATE OR REPLACE FUNCTION pg_catalog.sha2(value text, bits integer) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE bits
     WHEN 0 THEN encode(sha256(convert_to(value, 'UTF8')), 'hex')
     WHEN 224 THEN encode(sha224(convert_to(value, 'UTF8')), 'hex')
     WHEN 256 THEN encode(sha256(convert_to(value, 'UTF8')), 'hex')
     WHEN 384 THEN encode(sha384(convert_to(value, 'UTF8')), 'hex')
     WHEN 512 THEN encode(sha512(convert_to(value, 'UTF8')), 'hex')
   END $$;

-- The polynomial is that of CRC-32C (CRC32 reference).
CREATE OR REPLACE FUNCTION pg_catalog.crc32(value text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT lpad(to_hex(crc32c(convert_to(value, 'UTF8'))), 8, '0') $$;

-- The unscaled value of the number.
CREATE OR REPLACE FUNCTION pg_catalog.checksum(value numeric) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT (value * power(10::numeric, scale(value)))::bigint $$;

CREATE OR REPLACE FUNCTION pg_catalog.checksum(value bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT value $$;

CREATE OR REPLACE FUNCTION pg_catalog.checksum(value integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT value::bigint $$;

CREATE OR REPLACE FUNCTION pg_catalog.checksum(value text) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS
$$ BEGIN RAISE EXCEPTION 'not supported by redshift-local: CHECKSUM of a string' USING ERRCODE = '0A000'; END $$;

CREATE OR REPLACE FUNCTION pg_catalog.farmfingerprint64(value text) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS
$$ BEGIN RAISE EXCEPTION 'not supported by redshift-local: FARMFINGERPRINT64' USING ERRCODE = '0A000'; END $$;

-- 64-bit FNV-1a. A hash that is passed as the seed goes on where the other ended.
CREATE OR REPLACE FUNCTION pg_redshift.fnv_1a(bytes bytea, seed bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE STRICT AS
$$
DECLARE
  modulus CONSTANT numeric := 18446744073709551616;
  hash numeric := CASE WHEN seed < 0 THEN seed + modulus ELSE seed END;
  low integer;
BEGIN
  FOR i IN 0 .. length(bytes) - 1 LOOP
    low := mod(hash, 256);
    hash := mod((hash - low + (low # get_byte(bytes, i))) * 1099511628211, modulus);
  END LOOP;
  RETURN CASE WHEN hash >= modulus / 2 THEN hash - modulus ELSE hash END;
END $$;

CREATE OR REPLACE FUNCTION pg_redshift.little_endian(bytes bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS
$$ SELECT reverse(bytes) $$;

CREATE OR REPLACE FUNCTION pg_redshift.fnv_offset() RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT -3750763034362895579 $$;

CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value text, seed bigint DEFAULT pg_redshift.fnv_offset()) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.fnv_1a(convert_to(value, 'UTF8'), seed) $$;

CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value character, seed bigint DEFAULT pg_redshift.fnv_offset()) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.fnv_1a(bpcharsend(value), seed) $$;

CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value smallint, seed bigint DEFAULT pg_redshift.fnv_offset()) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.fnv_1a(pg_redshift.little_endian(int2send(value)), seed) $$;

CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value integer, seed bigint DEFAULT pg_redshift.fnv_offset()) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.fnv_1a(pg_redshift.little_endian(int4send(value)), seed) $$;

CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value bigint, seed bigint DEFAULT pg_redshift.fnv_offset()) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.fnv_1a(pg_redshift.little_endian(int8send(value)), seed) $$;

CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value boolean, seed bigint DEFAULT pg_redshift.fnv_offset()) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.fnv_1a(boolsend(value), seed) $$;

CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value double precision, seed bigint DEFAULT pg_redshift.fnv_offset()) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.fnv_1a(pg_redshift.little_endian(float8send(value)), seed) $$;

CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value real, seed bigint DEFAULT pg_redshift.fnv_offset()) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.fnv_1a(pg_redshift.little_endian(float4send(value)), seed) $$;

-- Days and microseconds since 2000, as Redshift stores them.
CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value date, seed bigint DEFAULT pg_redshift.fnv_offset()) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.fnv_1a(pg_redshift.little_endian(date_send(value)), seed) $$;

CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value timestamp, seed bigint DEFAULT pg_redshift.fnv_offset()) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT pg_redshift.fnv_1a(pg_redshift.little_endian(timestamp_send(value)), seed) $$;

CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value numeric, seed bigint DEFAULT 0) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS
$$ BEGIN RAISE EXCEPTION 'not supported by redshift-local: FNV_HASH of a DECIMAL' USING ERRCODE = '0A000'; END $$;
