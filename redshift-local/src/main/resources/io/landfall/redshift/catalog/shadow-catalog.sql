-- PostgreSQL's catalog as a client of PostgreSQL 8.0 expects it. The gateway lets statements read these views instead of the tables
-- and functions of the same names (CatalogNames). Each view has the columns of today's table, so that psql of any age works, and
-- those that only 8.0 or Redshift has. Keys are declared and not enforced: their indexes and constraints exist only here.

CREATE SCHEMA IF NOT EXISTS redshift_catalog;
GRANT USAGE ON SCHEMA redshift_catalog TO PUBLIC;

-- Number of a declared key, as index and as constraint: outside of what PostgreSQL hands out in a warehouse of this size.
CREATE OR REPLACE FUNCTION redshift_catalog.key_id(table_id oid, name text) RETURNS oid LANGUAGE sql IMMUTABLE AS
$$ SELECT (2147483648 + (hashtextextended(name, table_id::bigint) & 1073741823))::oid $$;

-- Redshift's bootstrap superuser is number 1; it owns what belongs to the owner of the database, too.
CREATE OR REPLACE FUNCTION redshift_catalog.user_id(role oid) RETURNS oid LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN role IN (10, 6171) THEN 1::oid ELSE role END $$;

CREATE OR REPLACE FUNCTION redshift_catalog.user_name(role name) RETURNS name LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN role = 'postgres' THEN 'rdsdb'::name ELSE role END $$;

CREATE OR REPLACE FUNCTION redshift_catalog.pg_get_userbyid(role oid) RETURNS name LANGUAGE sql STABLE AS
$$ SELECT CASE WHEN role IN (1, 10, 6171) THEN 'rdsdb'::name ELSE pg_catalog.pg_get_userbyid(role) END $$;

-- Schemas that hold the emulator's own things.
CREATE OR REPLACE FUNCTION redshift_catalog.is_internal(schema name) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT schema IN ('redshift_local', 'redshift_catalog', 'redshift_information') OR schema LIKE 'pg\_toast%' $$;

-- In 8.0 the expression of a default could be read as text; IDENTITY was one (AWS page PG_ATTRIBUTE_INFO shows it so).
CREATE OR REPLACE FUNCTION pg_catalog.pg_get_expr(text, oid) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT $1 $$;
CREATE OR REPLACE FUNCTION pg_catalog.pg_get_expr(text, oid, boolean) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT $1 $$;

CREATE OR REPLACE VIEW redshift_catalog.pg_namespace AS
SELECT oid, nspname, redshift_catalog.user_id(nspowner) AS nspowner, nspacl, tableoid
FROM pg_catalog.pg_namespace WHERE NOT redshift_catalog.is_internal(nspname);

CREATE OR REPLACE VIEW redshift_catalog.pg_class AS
SELECT c.oid, c.relname, c.relnamespace, c.reltype, c.reloftype, redshift_catalog.user_id(c.relowner) AS relowner, c.relam,
       c.relfilenode, c.reltablespace, c.relpages, c.reltuples, c.relallvisible, c.reltoastrelid,
       EXISTS (SELECT FROM redshift_local.table_key k WHERE k.table_id = c.oid AND k.kind IN ('p', 'u')) AS relhasindex,
       c.relisshared, c.relpersistence, c.relkind, c.relnatts,
       (SELECT count(*)::smallint FROM pg_catalog.pg_constraint x
         WHERE x.conrelid = c.oid AND x.contype = 'c' AND x.conname NOT LIKE 'redshift\_bytes\_%') AS relchecks,
       c.relhasrules, c.relhastriggers
         OR EXISTS (SELECT FROM redshift_local.table_key k WHERE k.kind = 'f' AND c.oid IN (k.table_id, k.referenced_table))
         AS relhastriggers,
       c.relhassubclass, c.relrowsecurity, c.relforcerowsecurity, c.relispopulated, c.relreplident, c.relispartition,
       c.relrewrite, c.relfrozenxid, c.relminmxid, c.relacl, c.reloptions, c.relpartbound, c.tableoid,
       false AS relhasoids, 0::oid AS reltoastidxid, 0::smallint AS reltriggers, 0::smallint AS relukeys,
       0::smallint AS relfkeys, 0::smallint AS relrefs,
       EXISTS (SELECT FROM redshift_local.table_key k WHERE k.table_id = c.oid AND k.kind = 'p') AS relhaspkey,
       0::oid AS relexternid, false AS relisreplicated,
       CASE a.dist_style WHEN 'EVEN' THEN 0 WHEN 'KEY' THEN 1 WHEN 'ALL' THEN 8 WHEN 'AUTO' THEN 9 ELSE 0 END::smallint AS reldiststyle,
       CASE a.dist_style WHEN 'EVEN' THEN 0 WHEN 'KEY' THEN 1 WHEN 'ALL' THEN 8 WHEN 'AUTO' THEN 10 ELSE 0 END AS releffectivediststyle,
       a.create_time AS relcreationtime
FROM pg_catalog.pg_class c
JOIN redshift_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN redshift_local.table_attribute a ON a.table_id = c.oid
WHERE c.relkind <> 'S'
UNION ALL
SELECT redshift_catalog.key_id(k.table_id, k.name), k.name::name, c.relnamespace, 0, 0, redshift_catalog.user_id(c.relowner), 403,
       0, 0, 0, 0, 0, 0, false, false, c.relpersistence, 'i', cardinality(k.columns)::smallint, 0, false, false, false, false,
       false, true, 'n', false, 0, '0', '0', NULL, NULL, NULL, c.tableoid, false, 0, 0, 0, 0, 0, false, 0, false, 0, 0, NULL
FROM redshift_local.table_key k
JOIN pg_catalog.pg_class c ON c.oid = k.table_id
WHERE k.kind IN ('p', 'u');

CREATE OR REPLACE FUNCTION redshift_catalog.encoding_code(encoding text) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT coalesce(array_position(ARRAY['none', 'bytedict', 'delta', 'delta32k', 'lzo', 'mostly8', 'mostly16', 'mostly32',
     'runlength', 'text255', 'text32k', 'zstd', 'az64'], encoding), 1) - 1 $$;

CREATE OR REPLACE FUNCTION pg_catalog.format_encoding(integer) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT (ARRAY['none', 'bytedict', 'delta', 'delta32k', 'lzo', 'mostly8', 'mostly16', 'mostly32',
     'runlength', 'text255', 'text32k', 'zstd', 'az64'])[$1 + 1] $$;

CREATE OR REPLACE VIEW redshift_catalog.attribute AS
SELECT a.attrelid, a.attname, a.atttypid, a.attlen, a.attnum, a.atttypmod, a.attndims, a.attbyval, a.attalign, a.attstorage,
       a.attcompression, a.attnotnull, a.atthasdef OR a.attidentity <> '' AS atthasdef, a.atthasmissing, a.attidentity,
       a.attgenerated, a.attisdropped, a.attislocal, a.attinhcount, a.attcollation, a.attstattarget, a.attacl, a.attoptions,
       a.attfdwoptions, -1 AS attcacheoff, coalesce(x.dist_key, false) AS attisdistkey,
       coalesce(x.sort_position, 0) AS attsortkeyord,
       redshift_catalog.encoding_code(x.encoding)::smallint AS attencodingtype
FROM pg_catalog.pg_attribute a
LEFT JOIN redshift_local.column_attribute x ON x.table_id = a.attrelid AND x.column_number = a.attnum
UNION ALL
SELECT redshift_catalog.key_id(k.table_id, k.name), a.attname, a.atttypid, a.attlen, p.position::smallint, a.atttypmod, a.attndims,
       a.attbyval, a.attalign, a.attstorage, a.attcompression, false, false, false, '', '', false, true, 0, a.attcollation, NULL,
       NULL, NULL, NULL, -1, false, 0, 0
FROM redshift_local.table_key k
CROSS JOIN LATERAL unnest(k.columns) WITH ORDINALITY p(number, position)
JOIN pg_catalog.pg_attribute a ON a.attrelid = k.table_id AND a.attnum = p.number
WHERE k.kind IN ('p', 'u');

-- Redshift keeps no columns of a late-binding view here; pg_get_late_binding_view_cols() tells them.
CREATE OR REPLACE VIEW redshift_catalog.pg_attribute AS
SELECT * FROM redshift_catalog.attribute a
WHERE NOT EXISTS (SELECT FROM redshift_local.late_binding_view v WHERE v.view_id = a.attrelid);

CREATE OR REPLACE FUNCTION redshift_catalog.identity_text(table_id oid, number smallint, kind "char") RETURNS text LANGUAGE sql STABLE AS
$$ SELECT CASE kind WHEN 'a' THEN '"identity"(' ELSE 'default_identity(' END || $1 || ', ' || $2 - 1 || ', '''
     || coalesce(x.identity_seed, s.seqstart) || ',' || coalesce(x.identity_step, s.seqincrement) || '''::text)'
   FROM (VALUES (1)) one
   LEFT JOIN redshift_local.column_attribute x ON x.table_id = $1 AND x.column_number = $2
   LEFT JOIN pg_catalog.pg_depend d ON d.refobjid = $1 AND d.refobjsubid = $2 AND d.deptype = 'i'
     AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.classid = 'pg_catalog.pg_class'::regclass
   LEFT JOIN pg_catalog.pg_sequence s ON s.seqrelid = d.objid
   LIMIT 1 $$;

CREATE OR REPLACE VIEW redshift_catalog.pg_attrdef AS
SELECT d.oid, d.adrelid, d.adnum, e.source AS adbin, e.source AS adsrc
FROM pg_catalog.pg_attrdef d
CROSS JOIN LATERAL (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS source) e
UNION ALL
SELECT a.attrelid, a.attrelid, a.attnum, e.source, e.source
FROM pg_catalog.pg_attribute a
CROSS JOIN LATERAL (SELECT redshift_catalog.identity_text(a.attrelid, a.attnum, a.attidentity) AS source) e
WHERE a.attidentity <> '' AND NOT a.attisdropped;

CREATE OR REPLACE VIEW redshift_catalog.pg_index AS
SELECT i.indexrelid, i.indrelid, i.indnatts, i.indnkeyatts, i.indisunique, i.indisprimary, i.indisexclusion, i.indimmediate,
       i.indisclustered, i.indisvalid, i.indcheckxmin, i.indisready, i.indislive, i.indisreplident, i.indkey, i.indcollation,
       i.indclass, i.indoption, i.indexprs, i.indpred
FROM pg_catalog.pg_index i
UNION ALL
SELECT redshift_catalog.key_id(k.table_id, k.name), k.table_id, cardinality(k.columns)::smallint, cardinality(k.columns)::smallint, true,
       k.kind = 'p', false, true, false, true, false, true, true, false, array_to_string(k.columns, ' ')::int2vector, '', '', '',
       NULL, NULL
FROM redshift_local.table_key k WHERE k.kind IN ('p', 'u');

CREATE OR REPLACE FUNCTION redshift_catalog.column_names(table_id oid, numbers smallint[]) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY p.position)
   FROM unnest(numbers) WITH ORDINALITY p(number, position)
   JOIN pg_catalog.pg_attribute a ON a.attrelid = table_id AND a.attnum = p.number $$;

CREATE OR REPLACE FUNCTION redshift_catalog.table_name(table_id oid) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT CASE WHEN n.nspname = 'public' THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(c.relname)
   FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = table_id $$;

CREATE OR REPLACE FUNCTION redshift_catalog.key_text(k redshift_local.table_key) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT CASE k.kind WHEN 'p' THEN 'PRIMARY KEY (' WHEN 'u' THEN 'UNIQUE (' ELSE 'FOREIGN KEY (' END
     || redshift_catalog.column_names(k.table_id, k.columns) || ')'
     || CASE WHEN k.kind = 'f' THEN ' REFERENCES ' || redshift_catalog.table_name(k.referenced_table)
          || coalesce('(' || redshift_catalog.column_names(k.referenced_table, k.referenced_columns) || ')', '') ELSE '' END $$;

CREATE OR REPLACE FUNCTION redshift_catalog.pg_get_constraintdef(id oid) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT coalesce((SELECT redshift_catalog.key_text(k) FROM redshift_local.table_key k
                    WHERE redshift_catalog.key_id(k.table_id, k.name) = id), pg_catalog.pg_get_constraintdef(id)) $$;
CREATE OR REPLACE FUNCTION redshift_catalog.pg_get_constraintdef(id oid, pretty boolean) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT redshift_catalog.pg_get_constraintdef(id) $$;

CREATE OR REPLACE FUNCTION redshift_catalog.pg_get_indexdef(id oid) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT coalesce((SELECT 'CREATE UNIQUE INDEX ' || quote_ident(k.name) || ' ON ' || redshift_catalog.table_name(k.table_id)
                      || ' USING btree (' || redshift_catalog.column_names(k.table_id, k.columns) || ')'
                    FROM redshift_local.table_key k WHERE redshift_catalog.key_id(k.table_id, k.name) = id),
                   pg_catalog.pg_get_indexdef(id)) $$;
CREATE OR REPLACE FUNCTION redshift_catalog.pg_get_indexdef(id oid, number integer, pretty boolean) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT CASE WHEN number = 0 THEN redshift_catalog.pg_get_indexdef(id)
     ELSE coalesce((SELECT redshift_catalog.column_names(k.table_id, k.columns[number:number])
                    FROM redshift_local.table_key k WHERE redshift_catalog.key_id(k.table_id, k.name) = id),
                   pg_catalog.pg_get_indexdef(id, number, pretty)) END $$;

CREATE OR REPLACE VIEW redshift_catalog.pg_constraint AS
SELECT c.oid, c.conname, c.connamespace, c.contype, c.condeferrable, c.condeferred, c.convalidated, c.conrelid, c.contypid,
       c.conindid, c.conparentid, c.confrelid, c.confupdtype, c.confdeltype, c.confmatchtype, c.conislocal, c.coninhcount,
       c.connoinherit, c.conkey, c.confkey, c.conbin, pg_catalog.pg_get_expr(c.conbin, c.conrelid) AS consrc, c.tableoid
FROM pg_catalog.pg_constraint c
WHERE c.contype <> 'n' AND c.conname NOT LIKE 'redshift\_bytes\_%'
UNION ALL
SELECT redshift_catalog.key_id(k.table_id, k.name), k.name::name, c.relnamespace, k.kind, false, false, true, k.table_id, 0,
       CASE WHEN k.kind IN ('p', 'u') THEN redshift_catalog.key_id(k.table_id, k.name) ELSE 0 END, 0, coalesce(k.referenced_table, 0),
       CASE k.kind WHEN 'f' THEN 'a' ELSE ' ' END::"char", CASE k.kind WHEN 'f' THEN 'a' ELSE ' ' END::"char",
       CASE k.kind WHEN 'f' THEN 's' ELSE ' ' END::"char", true, 0, true, k.columns, k.referenced_columns, NULL, NULL,
       'pg_catalog.pg_constraint'::regclass
FROM redshift_local.table_key k
JOIN pg_catalog.pg_class c ON c.oid = k.table_id;

-- A foreign key depends on the index of the key it points to: that is how drivers find it.
CREATE OR REPLACE VIEW redshift_catalog.pg_depend AS
SELECT classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype FROM pg_catalog.pg_depend
UNION ALL
SELECT 'pg_catalog.pg_constraint'::regclass, redshift_catalog.key_id(f.table_id, f.name), 0, 'pg_catalog.pg_class'::regclass,
       redshift_catalog.key_id(p.table_id, p.name), 0, 'n'
FROM redshift_local.table_key f
JOIN redshift_local.table_key p ON p.table_id = f.referenced_table AND p.kind IN ('p', 'u') AND p.columns = f.referenced_columns
WHERE f.kind = 'f';

CREATE OR REPLACE VIEW redshift_catalog.pg_proc AS
SELECT p.*, p.prokind = 'a' AS proisagg, p.prokind = 'w' AS proiswindow, p.tableoid
FROM pg_catalog.pg_proc p JOIN redshift_catalog.pg_namespace n ON n.oid = p.pronamespace;

CREATE OR REPLACE VIEW redshift_catalog.pg_type AS
SELECT t.*, t.tableoid FROM pg_catalog.pg_type t JOIN redshift_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE n.nspname <> 'information_schema';

CREATE OR REPLACE VIEW redshift_catalog.pg_database AS
SELECT d.oid, d.datname, redshift_catalog.user_id(d.datdba) AS datdba, d.encoding, d.datlocprovider, d.datistemplate, d.datallowconn,
       d.dathasloginevt, d.datconnlimit, d.datfrozenxid, d.datminmxid, d.dattablespace, d.datcollate, d.datctype, d.datlocale,
       d.daticurules, d.datcollversion, d.datacl, 0::oid AS datlastsysoid, NULL::text[] AS datconfig, d.tableoid
FROM pg_catalog.pg_database d WHERE d.datname <> 'postgres';

CREATE OR REPLACE VIEW redshift_catalog.pg_user AS
SELECT redshift_catalog.user_name(usename) AS usename, redshift_catalog.user_id(usesysid)::integer AS usesysid, usecreatedb, usesuper,
       usesuper AS usecatupd, '********'::text AS passwd, valuntil::timestamp AS valuntil, useconfig
FROM pg_catalog.pg_user;

CREATE OR REPLACE VIEW redshift_catalog.pg_roles AS
SELECT * FROM pg_catalog.pg_roles WHERE rolname <> 'postgres' AND rolname NOT LIKE 'pg\_%';

CREATE OR REPLACE VIEW redshift_catalog.pg_tables AS
SELECT n.nspname AS schemaname, c.relname AS tablename, redshift_catalog.pg_get_userbyid(c.relowner) AS tableowner,
       t.spcname AS tablespace, c.relhasindex AS hasindexes, c.relhasrules AS hasrules, c.relhastriggers AS hastriggers
FROM redshift_catalog.pg_class c
JOIN redshift_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_tablespace t ON t.oid = c.reltablespace
WHERE c.relkind IN ('r', 'p');

CREATE OR REPLACE VIEW redshift_catalog.pg_views AS
SELECT n.nspname AS schemaname, c.relname AS viewname, redshift_catalog.pg_get_userbyid(c.relowner) AS viewowner,
       pg_catalog.pg_get_viewdef(c.oid) AS definition
FROM pg_catalog.pg_class c
JOIN redshift_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'v';

GRANT SELECT ON ALL TABLES IN SCHEMA redshift_catalog TO PUBLIC;
