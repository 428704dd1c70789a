-- The information schema without the emulator's own things and with the keys that are declared but not enforced. The gateway lets
-- statements read these views in place of information_schema's (CatalogNames).

CREATE SCHEMA IF NOT EXISTS redshift_information;
GRANT USAGE ON SCHEMA redshift_information TO PUBLIC;

CREATE OR REPLACE VIEW redshift_information.tables AS
SELECT * FROM information_schema.tables WHERE NOT redshift_catalog.is_internal(table_schema);

CREATE OR REPLACE VIEW redshift_information.views AS
SELECT * FROM information_schema.views WHERE NOT redshift_catalog.is_internal(table_schema);

CREATE OR REPLACE VIEW redshift_information.schemata AS
SELECT * FROM information_schema.schemata WHERE NOT redshift_catalog.is_internal(schema_name);

CREATE OR REPLACE VIEW redshift_information.routines AS
SELECT * FROM information_schema.routines WHERE NOT redshift_catalog.is_internal(routine_schema);

CREATE OR REPLACE VIEW redshift_information.columns AS
SELECT c.table_catalog, c.table_schema, c.table_name, c.column_name, c.ordinal_position,
       coalesce(c.column_default, CASE WHEN c.is_identity = 'YES' THEN redshift_catalog.identity_text(a.attrelid, a.attnum, a.attidentity) END)
         AS column_default,
       c.is_nullable, CASE c.domain_name WHEN 'super' THEN 'super' ELSE c.data_type END::text AS data_type,
       c.character_maximum_length, c.character_octet_length, c.numeric_precision, c.numeric_precision_radix, c.numeric_scale,
       c.datetime_precision, c.interval_type, c.interval_precision, c.character_set_catalog, c.character_set_schema,
       c.character_set_name, c.collation_catalog, c.collation_schema, c.collation_name,
       nullif(c.domain_catalog, CASE c.domain_name WHEN 'super' THEN c.domain_catalog END) AS domain_catalog,
       nullif(c.domain_schema, CASE c.domain_name WHEN 'super' THEN c.domain_schema END) AS domain_schema,
       nullif(c.domain_name, 'super') AS domain_name, c.udt_catalog, c.udt_schema, c.udt_name, c.scope_catalog, c.scope_schema,
       c.scope_name, c.maximum_cardinality, c.dtd_identifier, c.is_self_referencing
FROM information_schema.columns c
JOIN pg_catalog.pg_namespace n ON n.nspname = c.table_schema
JOIN pg_catalog.pg_class t ON t.relnamespace = n.oid AND t.relname = c.table_name
JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attname = c.column_name
WHERE NOT redshift_catalog.is_internal(c.table_schema);

CREATE OR REPLACE VIEW redshift_information.table_constraints AS
SELECT current_database()::text AS constraint_catalog, n.nspname::text AS constraint_schema, k.name AS constraint_name,
       current_database()::text AS table_catalog, n.nspname::text AS table_schema, c.relname::text AS table_name,
       CASE k.kind WHEN 'p' THEN 'PRIMARY KEY' WHEN 'u' THEN 'UNIQUE' ELSE 'FOREIGN KEY' END AS constraint_type,
       'NO' AS is_deferrable, 'NO' AS initially_deferred
FROM redshift_local.table_key k
JOIN pg_catalog.pg_class c ON c.oid = k.table_id
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace;

CREATE OR REPLACE VIEW redshift_information.key_column_usage AS
SELECT current_database()::text AS constraint_catalog, n.nspname::text AS constraint_schema, k.name AS constraint_name,
       current_database()::text AS table_catalog, n.nspname::text AS table_schema, c.relname::text AS table_name,
       a.attname::text AS column_name, p.position::integer AS ordinal_position,
       CASE k.kind WHEN 'f' THEN p.position::integer END AS position_in_unique_constraint
FROM redshift_local.table_key k
JOIN pg_catalog.pg_class c ON c.oid = k.table_id
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL unnest(k.columns) WITH ORDINALITY p(number, position)
JOIN pg_catalog.pg_attribute a ON a.attrelid = k.table_id AND a.attnum = p.number;

CREATE OR REPLACE VIEW redshift_information.referential_constraints AS
SELECT current_database()::text AS constraint_catalog, n.nspname::text AS constraint_schema, f.name AS constraint_name,
       current_database()::text AS unique_constraint_catalog, n.nspname::text AS unique_constraint_schema,
       p.name AS unique_constraint_name, 'NONE' AS match_option, 'NO ACTION' AS update_rule, 'NO ACTION' AS delete_rule
FROM redshift_local.table_key f
JOIN pg_catalog.pg_class c ON c.oid = f.table_id
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN redshift_local.table_key p ON p.table_id = f.referenced_table AND p.kind IN ('p', 'u') AND p.columns = f.referenced_columns
WHERE f.kind = 'f';

GRANT SELECT ON ALL TABLES IN SCHEMA redshift_information TO PUBLIC;
