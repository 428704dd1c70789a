-- Redshift's views of schemas, tables, columns, users and privileges (AWS pages SVV_TABLES, SVV_COLUMNS, SVV_ALL_*, SVV_REDSHIFT_*,
-- SVV_EXTERNAL_*, PG_USER_INFO, SVL_USER_INFO …). They see the database of the session only; there are no external schemas.

DO $$
BEGIN
  IF to_regprocedure('isnull(anyelement, anyelement)') IS NULL THEN
    CREATE FUNCTION pg_catalog."isnull"(anyelement, anyelement) RETURNS anyelement LANGUAGE sql IMMUTABLE AS 'SELECT coalesce($1, $2)';
  END IF;
  IF to_regprocedure('regexp_replace(text, text)') IS NULL THEN
    CREATE FUNCTION pg_catalog.regexp_replace(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT regexp_replace($1, $2, '''', ''g'')';
  END IF;
END $$;

-- Grants as SVV_ALL_SCHEMAS and its relatives write them.
CREATE OR REPLACE FUNCTION redshift_catalog.acl_text(acl aclitem[]) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT replace(replace(array_to_string(acl, '~'), 'pg_database_owner', 'rdsdb'), 'postgres', 'rdsdb') $$;

-- As SVV_TABLE_INFO and SHOW TABLES write it.
CREATE OR REPLACE FUNCTION redshift_catalog.dist_style(table_id oid) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT CASE t.dist_style WHEN 'KEY' THEN 'KEY(' || coalesce(redshift_catalog.column_names($1, ARRAY(
       SELECT x.column_number FROM redshift_local.column_attribute x WHERE x.table_id = $1 AND x.dist_key)), '') || ')'
     WHEN 'AUTO' THEN 'AUTO(ALL)' ELSE t.dist_style END
   FROM redshift_local.table_attribute t WHERE t.table_id = $1 $$;

CREATE OR REPLACE VIEW pg_catalog.svv_tables AS
SELECT current_database()::varchar(128) AS table_catalog, n.nspname::varchar(128) AS table_schema, c.relname::varchar(128) AS table_name,
       CASE c.relkind WHEN 'r' THEN 'BASE TABLE' ELSE 'VIEW' END::varchar(128) AS table_type,
       pg_catalog.obj_description(c.oid, 'pg_class')::varchar(128) AS remarks
FROM redshift_catalog.pg_class c
JOIN redshift_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'v', 'm');

CREATE OR REPLACE VIEW pg_catalog.svv_views AS
SELECT schemaname AS view_schema, viewname AS view_name, definition AS view_definition FROM redshift_catalog.pg_views;

CREATE OR REPLACE VIEW redshift_catalog.all_columns AS
SELECT n.nspname AS schema_name, c.oid AS table_id, c.relname AS table_name, c.relkind AS table_kind, a.attname AS column_name,
       a.attnum AS ordinal_position, d.adsrc AS column_default, CASE WHEN a.attnotnull THEN 'NO' ELSE 'YES' END AS is_nullable,
       pg_catalog.format_type(a.atttypid, NULL) AS data_type, pg_catalog.format_type(a.atttypid, a.atttypmod) AS full_type,
       CASE WHEN a.atttypid IN (1042, 1043) AND a.atttypmod > 4 THEN a.atttypmod - 4 END AS character_maximum_length,
       CASE a.atttypid WHEN 21 THEN 16 WHEN 23 THEN 32 WHEN 20 THEN 64 WHEN 700 THEN 24 WHEN 701 THEN 53
         WHEN 1700 THEN (CASE WHEN a.atttypmod > 0 THEN (a.atttypmod - 4) >> 16 & 65535 END) END AS numeric_precision,
       CASE WHEN a.atttypid IN (20, 21, 23, 700, 701) THEN 2 WHEN a.atttypid = 1700 THEN 10 END AS numeric_precision_radix,
       CASE WHEN a.atttypid IN (20, 21, 23) THEN 0
         WHEN a.atttypid = 1700 AND a.atttypmod > 0 THEN (a.atttypmod - 4) & 65535 END AS numeric_scale,
       CASE WHEN a.atttypid IN (1083, 1114, 1184, 1266) THEN 6 END AS datetime_precision,
       pg_catalog.col_description(c.oid, a.attnum) AS remarks, pg_catalog.format_encoding(a.attencodingtype) AS encoding,
       a.attisdistkey AS distkey, a.attsortkeyord AS sortkey, a.attacl AS column_acl
FROM redshift_catalog.pg_class c
JOIN redshift_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN redshift_catalog.attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN redshift_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'v', 'm');

CREATE OR REPLACE VIEW pg_catalog.svv_columns AS
SELECT current_database()::varchar(128) AS table_catalog, schema_name::varchar(128) AS table_schema,
       table_name::varchar(128) AS table_name, column_name::varchar(128) AS column_name, ordinal_position::integer AS ordinal_position,
       column_default::varchar(4000) AS column_default, is_nullable::varchar(3) AS is_nullable, data_type::varchar(128) AS data_type,
       character_maximum_length, numeric_precision, numeric_precision_radix, numeric_scale, datetime_precision,
       NULL::varchar(128) AS interval_type, NULL::varchar(128) AS interval_precision, NULL::varchar(128) AS character_set_catalog,
       NULL::varchar(128) AS character_set_schema, NULL::varchar(128) AS character_set_name,
       NULL::varchar(128) AS collation_catalog, NULL::varchar(128) AS collation_schema, NULL::varchar(128) AS collation_name,
       NULL::varchar(128) AS domain_name, remarks::varchar(128) AS remarks
FROM redshift_catalog.all_columns;

CREATE OR REPLACE VIEW pg_catalog.svv_redshift_databases AS
SELECT d.datname::varchar(128) AS database_name, datdba::integer AS database_owner, 'local'::varchar(32) AS database_type,
       redshift_catalog.acl_text(datacl)::varchar(128) AS database_acl, NULL::varchar(128) AS database_options,
       CASE WHEN i.serializable THEN 'Serializable' ELSE 'Snapshot Isolation' END::varchar(128) AS database_isolation_level
FROM redshift_catalog.pg_database d
JOIN redshift_local.database_isolation i ON i.database_id = d.oid
WHERE NOT d.datistemplate;

CREATE OR REPLACE VIEW pg_catalog.svv_redshift_schemas AS
SELECT current_database()::varchar(128) AS database_name, nspname::varchar(128) AS schema_name, nspowner::integer AS schema_owner,
       'local'::varchar(128) AS schema_type, redshift_catalog.acl_text(nspacl)::varchar(128) AS schema_acl, NULL::varchar(128) AS schema_option
FROM redshift_catalog.pg_namespace WHERE nspname !~ '^pg_temp_';

CREATE OR REPLACE VIEW pg_catalog.svv_redshift_tables AS
SELECT current_database()::varchar(128) AS database_name, n.nspname::varchar(128) AS schema_name, c.relname::varchar(128) AS table_name,
       CASE c.relkind WHEN 'r' THEN 'TABLE' ELSE 'VIEW' END::varchar(128) AS table_type, redshift_catalog.acl_text(c.relacl)::varchar(128) AS table_acl,
       pg_catalog.obj_description(c.oid, 'pg_class')::varchar(256) AS remarks,
       redshift_catalog.pg_get_userbyid(c.relowner)::varchar(128) AS table_owner
FROM redshift_catalog.pg_class c
JOIN redshift_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'v', 'm');

CREATE OR REPLACE VIEW pg_catalog.svv_redshift_columns AS
SELECT current_database()::varchar(128) AS database_name, schema_name::varchar(128) AS schema_name,
       table_name::varchar(128) AS table_name, column_name::varchar(128) AS column_name, ordinal_position::integer AS ordinal_position,
       full_type::varchar(32) AS data_type, column_default::varchar(4000) AS column_default, is_nullable::varchar(3) AS is_nullable,
       encoding::varchar(128) AS encoding, distkey, sortkey, redshift_catalog.acl_text(column_acl)::varchar(128) AS column_acl,
       remarks::varchar(256) AS remarks
FROM redshift_catalog.all_columns;

CREATE OR REPLACE VIEW pg_catalog.svv_redshift_functions AS
SELECT current_database()::varchar(128) AS database_name, n.nspname::varchar(128) AS schema_name, p.proname::varchar(128) AS function_name,
       CASE p.prokind WHEN 'p' THEN 'STORED PROCEDURE' WHEN 'a' THEN 'AGGREGATED FUNCTION' ELSE 'REGULAR FUNCTION' END::varchar(128)
         AS function_type,
       pg_catalog.oidvectortypes(p.proargtypes)::varchar(512) AS argument_type,
       pg_catalog.format_type(nullif(p.prorettype, 0), NULL)::varchar(128) AS result_type
FROM redshift_catalog.pg_proc p
JOIN redshift_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname NOT IN ('pg_catalog', 'information_schema');

CREATE OR REPLACE VIEW pg_catalog.svv_all_schemas AS
SELECT database_name, schema_name, schema_owner, schema_type, schema_acl, NULL::varchar(128) AS source_database, schema_option
FROM pg_catalog.svv_redshift_schemas;

CREATE OR REPLACE VIEW pg_catalog.svv_all_tables AS
SELECT current_database()::varchar(128) AS database_name, n.nspname::varchar(128) AS schema_name, c.relname::varchar(128) AS table_name,
       CASE c.relkind WHEN 'r' THEN 'TABLE' ELSE 'VIEW' END::varchar(128) AS table_type, redshift_catalog.acl_text(c.relacl)::varchar(128) AS table_acl,
       pg_catalog.obj_description(c.oid, 'pg_class')::varchar(256) AS remarks,
       redshift_catalog.pg_get_userbyid(c.relowner)::varchar(128) AS owner, c.relcreationtime::timestamp AS last_altered_time,
       NULL::timestamp AS last_modified_time, redshift_catalog.dist_style(c.oid)::varchar(128) AS dist_style,
       CASE c.relkind WHEN 'r' THEN 'REGULAR TABLE' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'REGULAR VIEW' END::varchar(128) AS table_subtype
FROM redshift_catalog.pg_class c
JOIN redshift_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'v', 'm');

CREATE OR REPLACE VIEW pg_catalog.svv_all_columns AS
SELECT table_catalog AS database_name, table_schema AS schema_name, table_name, column_name, ordinal_position, column_default,
       is_nullable, data_type, character_maximum_length, numeric_precision, numeric_scale, remarks
FROM pg_catalog.svv_columns;

CREATE OR REPLACE VIEW pg_catalog.svv_external_schemas AS
SELECT 0::oid AS esoid, 0::smallint AS eskind, ''::name AS schemaname, 0 AS esowner, ''::text AS databasename, ''::text AS esoptions WHERE false;

CREATE OR REPLACE VIEW pg_catalog.svv_external_databases AS
SELECT 0 AS eskind, ''::text AS esoptions, ''::text AS databasename WHERE false;

CREATE OR REPLACE VIEW pg_catalog.svv_external_tables AS
SELECT ''::text AS redshift_database_name, ''::text AS schemaname, ''::text AS tablename, ''::text AS tabletype, ''::text AS location,
       ''::text AS input_format, ''::text AS output_format, ''::text AS serialization_lib, ''::text AS serde_parameters, 0 AS compressed,
       ''::text AS parameters WHERE false;

CREATE OR REPLACE VIEW pg_catalog.svv_external_columns AS
SELECT ''::text AS redshift_database_name, ''::text AS schemaname, ''::text AS tablename, ''::text AS columnname,
       ''::text AS external_type, 0 AS columnnum, 0 AS part_key, ''::text AS is_nullable WHERE false;

CREATE OR REPLACE VIEW pg_catalog.svv_external_partitions AS
SELECT ''::text AS schemaname, ''::text AS tablename, ''::text AS "values", ''::text AS location, ''::text AS input_format,
       ''::text AS output_format, ''::text AS serialization_lib, ''::text AS serde_parameters, 0 AS compressed, ''::text AS parameters
WHERE false;

CREATE OR REPLACE VIEW pg_catalog.pg_external_schema AS
SELECT 0::oid AS esoid, 0 AS eskind, ''::text AS esdbname, ''::text AS esoptions WHERE false;

CREATE OR REPLACE FUNCTION pg_catalog.pg_get_late_binding_view_cols() RETURNS SETOF record LANGUAGE sql STABLE AS
$$ SELECT n.nspname, c.relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnum::integer
   FROM redshift_local.late_binding_view v
   JOIN pg_catalog.pg_class c ON c.oid = v.view_id
   JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped $$;

CREATE OR REPLACE VIEW pg_catalog.pg_proc_info AS
SELECT p.oid AS prooid, p.proname, p.pronamespace, redshift_catalog.user_id(p.proowner) AS proowner, p.prolang, p.proisagg, p.prosecdef,
       p.proisstrict, p.proretset, p.provolatile, p.pronargs, p.prorettype, p.proargtypes, p.proargnames, p.prosrc,
       NULL::bytea AS probin, p.proacl, p.prokind, p.proargmodes, p.proallargtypes, p.proconfig
FROM redshift_catalog.pg_proc p;

CREATE OR REPLACE VIEW pg_catalog.pg_class_info AS SELECT * FROM redshift_catalog.pg_class;

CREATE OR REPLACE VIEW pg_catalog.pg_attribute_info AS
SELECT a.*, d.adsrc FROM redshift_catalog.pg_attribute a
LEFT JOIN redshift_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum;

CREATE OR REPLACE VIEW pg_catalog.pg_user_info AS
SELECT u.usename, u.usesysid, u.usecreatedb, u.usesuper, u.usecatupd, u.passwd, u.valuntil, u.useconfig,
       CASE r.rolconnlimit WHEN -1 THEN 'UNLIMITED' ELSE r.rolconnlimit::text END AS useconnlimit
FROM redshift_catalog.pg_user u
JOIN pg_catalog.pg_roles r ON redshift_catalog.user_name(r.rolname) = u.usename
WHERE u.usename = current_user OR (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user);

CREATE OR REPLACE VIEW pg_catalog.svl_user_info AS
SELECT usename::varchar(128) AS usename, usesysid, usecreatedb, usesuper, usecatupd, useconnlimit::text AS useconnlimit,
       CASE WHEN usesuper THEN 'UNRESTRICTED' ELSE 'RESTRICTED' END AS syslogaccess, NULL::timestamp AS last_ddl_ts, 0 AS sessiontimeout,
       NULL::text AS external_user_id
FROM pg_catalog.pg_user_info;

CREATE OR REPLACE VIEW pg_catalog.svv_user_info AS
SELECT usesysid AS user_id, usename AS user_name, usecreatedb AS createdb, usesuper AS superuser, usecatupd AS catalog_update,
       useconnlimit AS connection_limit, syslogaccess AS syslog_access, last_ddl_ts AS last_ddl_timestamp,
       sessiontimeout AS session_timeout, external_user_id AS external_id
FROM pg_catalog.svl_user_info;

CREATE OR REPLACE VIEW redshift_catalog.grantee AS
SELECT oid AS id, redshift_catalog.user_id(oid)::integer AS identity_id, redshift_catalog.user_name(rolname)::varchar(128) AS identity_name,
       CASE WHEN rolcanlogin THEN 'user' ELSE 'group' END::varchar(16) AS identity_type
FROM pg_catalog.pg_roles
UNION ALL SELECT 0, 0, 'public', 'public';

CREATE OR REPLACE VIEW pg_catalog.svv_relation_privileges AS
SELECT n.nspname::varchar(128) AS namespace_name, c.relname::varchar(128) AS relation_name, p.privilege_type::varchar(128) AS privilege_type,
       g.identity_id, g.identity_name, g.identity_type, p.is_grantable AS admin_option
FROM redshift_catalog.pg_class c
JOIN redshift_catalog.pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) p
JOIN redshift_catalog.grantee g ON g.id = p.grantee
WHERE c.relkind IN ('r', 'v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema');

CREATE OR REPLACE VIEW pg_catalog.svv_schema_privileges AS
SELECT n.nspname::varchar(128) AS namespace_name, p.privilege_type::varchar(128) AS privilege_type,
       g.identity_id, g.identity_name, g.identity_type, p.is_grantable AS admin_option
FROM redshift_catalog.pg_namespace n
CROSS JOIN LATERAL pg_catalog.aclexplode(n.nspacl) p
JOIN redshift_catalog.grantee g ON g.id = p.grantee;

CREATE OR REPLACE VIEW pg_catalog.svv_interleaved_columns AS
SELECT 0 AS tbl, 0 AS col, 0::numeric(19, 2) AS interleaved_skew, NULL::timestamp AS last_reindex WHERE false;

GRANT SELECT ON pg_catalog.svv_tables, pg_catalog.svv_views, pg_catalog.svv_columns, pg_catalog.svv_redshift_databases,
  pg_catalog.svv_redshift_schemas, pg_catalog.svv_redshift_tables, pg_catalog.svv_redshift_columns, pg_catalog.svv_redshift_functions,
  pg_catalog.svv_all_schemas, pg_catalog.svv_all_tables, pg_catalog.svv_all_columns, pg_catalog.svv_external_schemas,
  pg_catalog.svv_external_databases, pg_catalog.svv_external_tables, pg_catalog.svv_external_columns,
  pg_catalog.svv_external_partitions, pg_catalog.pg_external_schema, pg_catalog.pg_proc_info, pg_catalog.pg_class_info,
  pg_catalog.pg_attribute_info, pg_catalog.pg_user_info, pg_catalog.svl_user_info,
  pg_catalog.svv_user_info, pg_catalog.svv_relation_privileges, pg_catalog.svv_schema_privileges,
  pg_catalog.svv_interleaved_columns TO PUBLIC;
