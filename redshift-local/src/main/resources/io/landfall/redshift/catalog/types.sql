-- The schema of functions whose names mean something else in PostgreSQL, and Redshift's own types.

CREATE SCHEMA IF NOT EXISTS pg_redshift;
GRANT USAGE ON SCHEMA pg_redshift TO PUBLIC;
CREATE EXTENSION IF NOT EXISTS pgcrypto SCHEMA pg_redshift;

DO $$ BEGIN
  IF to_regtype('pg_catalog.super') IS NULL THEN
    CREATE DOMAIN pg_catalog.super AS jsonb;
  END IF;
END $$;
