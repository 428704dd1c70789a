-- What the server says of itself and of the session.

CREATE OR REPLACE FUNCTION pg_catalog.version() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT 'PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017 (Red Hat 3.4.2-6.fc3), Redshift 1.0.117891'::text $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_count() RETURNS bigint LANGUAGE sql VOLATILE AS
$$ SELECT coalesce(nullif(current_setting('redshift.last_copy_count', true), '')::bigint, 0) $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_id() RETURNS integer LANGUAGE sql VOLATILE AS
$$ SELECT coalesce(nullif(current_setting('redshift.last_copy_id', true), '')::integer, -1) $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_query_id() RETURNS integer LANGUAGE sql VOLATILE AS
$$ SELECT coalesce(nullif(current_setting('redshift.last_query_id', true), '')::integer, -1) $$;
