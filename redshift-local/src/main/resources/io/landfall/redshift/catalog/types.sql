-- Types that PostgreSQL lacks.

DO $$
BEGIN
  IF to_regtype('pg_catalog.super') IS NULL THEN
    CREATE DOMAIN pg_catalog.super AS jsonb;
  END IF;
END $$;
