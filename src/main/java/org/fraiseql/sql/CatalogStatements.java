package org.fraiseql.sql;

/**
 * The statements that read the system catalog (PostgreSQL manual, chapter "System Catalogs"; all work from PostgreSQL 14 on). Their one parameter, if
 * any, is the array of schema names.
 */
public final class CatalogStatements {
    public static final String SERVER_VERSION = "SHOW server_version";

    /** oid, schema, name, kind, writable, comment. Without partitions, inheritance children and what belongs to extensions. */
    public static final String RELATIONS = """
            SELECT c.oid::int8, n.nspname, c.relname, c.relkind::text,
                   has_table_privilege(c.oid, 'INSERT') OR has_table_privilege(c.oid, 'UPDATE') OR has_table_privilege(c.oid, 'DELETE'),
                   obj_description(c.oid, 'pg_class')
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[]) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
              AND has_schema_privilege(n.oid, 'USAGE')
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid)
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                              WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY n.nspname, c.relname""";

    /** relation, number, name, type, not null, has default, identity, generated, comment, readable. Only columns the connected role may select or write. */
    public static final String COLUMNS = """
            SELECT a.attrelid::int8, a.attnum::int4, a.attname, a.atttypid::int8, a.attnotnull, a.atthasdef,
                   a.attidentity::text, a.attgenerated <> '', col_description(a.attrelid, a.attnum),
                   has_column_privilege(a.attrelid, a.attnum, 'SELECT')
            FROM pg_catalog.pg_attribute a
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[]) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND a.attnum > 0 AND NOT a.attisdropped AND has_schema_privilege(n.oid, 'USAGE')
              AND has_column_privilege(a.attrelid, a.attnum, 'SELECT, INSERT, UPDATE')
            ORDER BY a.attrelid, a.attnum""";

    /** relation, name, primary, column numbers. Unique indexes over plain columns and all rows. */
    public static final String KEYS = """
            SELECT i.indrelid::int8, ic.relname, i.indisprimary,
                   array_to_string((i.indkey::int2[])[0:i.indnkeyatts - 1], ',')
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
            JOIN pg_catalog.pg_class c ON c.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[]) AND i.indisunique AND i.indisvalid AND i.indexprs IS NULL AND i.indpred IS NULL
            ORDER BY i.indrelid, ic.relname""";

    /** relation, column numbers. */
    public static final String INDEXES = """
            SELECT i.indrelid::int8, array_to_string((i.indkey::int2[])[0:i.indnkeyatts - 1], ',')
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid JOIN pg_catalog.pg_am a ON a.oid = ic.relam
            JOIN pg_catalog.pg_class c ON c.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[]) AND i.indisvalid AND i.indpred IS NULL AND a.amname IN ('btree', 'hash')
            ORDER BY i.indrelid, ic.relname""";

    /** name, relation, column numbers, target, target column numbers, comment. */
    public static final String FOREIGN_KEYS = """
            SELECT k.conname, k.conrelid::int8, array_to_string(k.conkey, ','), k.confrelid::int8, array_to_string(k.confkey, ','),
                   obj_description(k.oid, 'pg_constraint')
            FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[]) AND k.contype = 'f' AND k.conparentid = 0
            ORDER BY c.relname, k.conname""";

    /** oid, schema, name, kind, element, base, labels, comment. Without the row types of relations and their arrays. */
    public static final String TYPES = """
            SELECT t.oid::int8, n.nspname, t.typname, t.typtype::text,
                   CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE coalesce(r.rngsubtype, 0::oid) END::int8, t.typbasetype::int8,
                   (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid),
                   obj_description(t.oid, 'pg_type')
            FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
            LEFT JOIN pg_catalog.pg_range r ON t.oid IN (r.rngtypid, r.rngmultitypid)
            LEFT JOIN pg_catalog.pg_type element ON element.oid = t.typelem AND t.typcategory = 'A'
            LEFT JOIN pg_catalog.pg_class row ON row.oid IN (t.typrelid, element.typrelid)
            WHERE t.typtype IN ('b', 'd', 'e', 'r', 'm', 'c') AND coalesce(row.relkind, 'c') = 'c'
            ORDER BY t.oid""";

    /** schema, name, volatility, returns set, return type, return relation, defaults, argument names, types, modes, relations, comment, kind. */
    public static final String ROUTINES = """
            SELECT n.nspname, p.proname, p.provolatile::text, p.proretset, p.prorettype::int8, coalesce(r.typrelid, 0::oid)::int8, p.pronargdefaults::int4,
                   coalesce(p.proargnames, '{}'::text[]), coalesce(p.proallargtypes::int8[], p.proargtypes::int8[]),
                   coalesce(p.proargmodes::text[], '{}'::text[]),
                   ARRAY(SELECT coalesce(t.typrelid, 0::oid)::int8 FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY a(oid, i)
                         LEFT JOIN pg_catalog.pg_type t ON t.oid = a.oid ORDER BY a.i),
                   obj_description(p.oid, 'pg_proc'), p.prokind::text
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            LEFT JOIN pg_catalog.pg_type r ON r.oid = p.prorettype
            WHERE n.nspname = ANY(?::text[]) AND p.prokind IN ('f', 'p') AND has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                              WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
              AND p.prorettype NOT IN (SELECT oid FROM pg_catalog.pg_type WHERE typtype = 'p' AND typname NOT IN ('record', 'void'))
            ORDER BY n.nspname, p.proname, p.oid""";

    /** Attributes of composite types, in the form of {@link #COLUMNS} with the type's oid for the relation. */
    public static final String ATTRIBUTES = """
            SELECT t.oid::int8, a.attnum::int4, a.attname, a.atttypid::int8, false, false, '', false,
                   col_description(a.attrelid, a.attnum), true
            FROM pg_catalog.pg_type t JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY t.oid, a.attnum""";

    /** relation, insert, update, delete, has triggers that run afterwards: what a relation allows (a view has to be updatable) and the connected role may do. */
    public static final String ACCESS = """
            SELECT c.oid::int8,
                   u.events & 8 = 8 AND (has_table_privilege(c.oid, 'INSERT') OR has_any_column_privilege(c.oid, 'INSERT')),
                   u.events & 4 = 4 AND (has_table_privilege(c.oid, 'UPDATE') OR has_any_column_privilege(c.oid, 'UPDATE')),
                   u.events & 16 = 16 AND has_table_privilege(c.oid, 'DELETE'),
                   EXISTS (SELECT 1 FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgtype & 2 = 0)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL (SELECT pg_relation_is_updatable(c.oid, true) AS events) u
            WHERE n.nspname = ANY(?::text[]) AND c.relkind IN ('r', 'p', 'v', 'f') AND has_schema_privilege(n.oid, 'USAGE')
            ORDER BY c.oid""";

    /** relation, number, insert, update. */
    public static final String COLUMN_ACCESS = """
            SELECT a.attrelid::int8, a.attnum::int4,
                   has_column_privilege(a.attrelid, a.attnum, 'INSERT') AND pg_column_is_updatable(a.attrelid, a.attnum, true),
                   has_column_privilege(a.attrelid, a.attnum, 'UPDATE') AND pg_column_is_updatable(a.attrelid, a.attnum, true)
            FROM pg_catalog.pg_attribute a
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[]) AND c.relkind IN ('r', 'p', 'v', 'f') AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attrelid, a.attnum""";

    /** schema, relation, name, kind, deferrable, column names. Unique indexes count as unique constraints: errors name them too. */
    public static final String CONSTRAINTS = """
            SELECT n.nspname, c.relname, k.name, k.kind, k.deferrable,
                   (SELECT coalesce(array_agg(a.attname::text ORDER BY x.i), '{}'::text[]) FROM unnest(k.columns) WITH ORDINALITY x(number, i)
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.number)
            FROM (SELECT conrelid AS relation, conname AS name, contype::text AS kind, condeferrable AS deferrable, conkey AS columns
                  FROM pg_catalog.pg_constraint
                  UNION ALL
                  SELECT i.indrelid, ic.relname, 'u', false, i.indkey::int2[]
                  FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
                  WHERE i.indisunique AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint o WHERE o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x'))) k
            JOIN pg_catalog.pg_class c ON c.oid = k.relation JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[])
            ORDER BY n.nspname, c.relname, k.name""";

    /**
     * name, exists, can be become by the connecting user, is a superuser. The parameter is the array of names. From PostgreSQL 16 on membership alone does not do
     * (PostgreSQL manual, GRANT, option SET).
     */
    public static final String ROLES = """
            SELECT n.name, r.oid IS NOT NULL,
                   coalesce(pg_has_role(session_user, r.oid, CASE WHEN current_setting('server_version_num')::int4 >= 160000 THEN 'SET' ELSE 'MEMBER' END), false),
                   coalesce(r.rolsuper, false)
            FROM unnest(?::text[]) n(name) LEFT JOIN pg_catalog.pg_roles r ON r.rolname = n.name""";

    /** The transaction goes on as this role. */
    public static final String BECOME = "SELECT set_config('role', ?::text, true)";

    private CatalogStatements() {}
}
