package org.fraiseql.sql;

/**
 * The statements that read the system catalog (PostgreSQL manual, chapter "System Catalogs"; all work from PostgreSQL 14 on). Their one parameter, if
 * any, is the array of schema names.
 */
public final class CatalogStatements {
    public static final String SERVER_VERSION = "SHOW server_version";

    /** relation. Foreign tables whose wrapper has a handler: whether PostgreSQL can call that shows when it is asked {@link #IS_REACHED}. */
    public static final String FOREIGN_TABLES = """
            SELECT t.ftrelid::int8
            FROM pg_catalog.pg_foreign_table t JOIN pg_catalog.pg_foreign_server s ON s.oid = t.ftserver
            JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
            WHERE w.fdwhandler <> 0
            ORDER BY t.ftrelid""";

    /** Fails when one of these relations can't be reached. The parameter is the array of their numbers. */
    public static final String IS_REACHED = "SELECT count(pg_relation_is_updatable(r, false)) FROM unnest(?::oid[]) r";

    /** From now on in this transaction these relations count as unreachable. The parameter is the array of their numbers. */
    public static final String SET_UNREACHED = "SELECT set_config('fraiseql.unreached', ?::text, true)";

    /** The views over the relations that are called {@code below}: {@code w.ev_class}. */
    private static final String VIEWS_OVER = """
            JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = below.oid AND d.classid = 'pg_catalog.pg_rewrite'::regclass
            JOIN pg_catalog.pg_rewrite w ON w.oid = d.objid AND w.rulename = '_RETURN'
            JOIN pg_catalog.pg_class v ON v.oid = w.ev_class AND v.relkind = 'v'""";

    /**
     * Foreign tables that nothing can be asked of, as their wrapper has no handler, or none that PostgreSQL can call ({@link #SET_UNREACHED}), and the views over them:
     * PostgreSQL fails as soon as it is asked whether they can be updated.
     */
    private static final String UNREACHABLE = """
            WITH RECURSIVE unreachable AS (
              SELECT t.ftrelid AS oid
              FROM pg_catalog.pg_foreign_table t JOIN pg_catalog.pg_foreign_server s ON s.oid = t.ftserver
              JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
              WHERE w.fdwhandler = 0 OR t.ftrelid = ANY(coalesce(nullif(current_setting('fraiseql.unreached', true), ''), '{}')::oid[])
              UNION
              SELECT w.ev_class
              FROM unreachable below
            """ + VIEWS_OVER + ")\n";

    /** oid, schema, name, kind, writable, comment, each column readable, can't be reached, has inheriting tables, what it inherits from. Without partitions and what belongs to extensions. */
    public static final String RELATIONS = UNREACHABLE + """
            SELECT c.oid::int8, n.nspname, c.relname, c.relkind::text,
                   has_table_privilege(c.oid, 'INSERT') OR has_table_privilege(c.oid, 'UPDATE') OR has_table_privilege(c.oid, 'DELETE'),
                   obj_description(c.oid, 'pg_class'),
                   has_table_privilege(c.oid, 'SELECT')
                       OR NOT EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                                      AND NOT has_column_privilege(c.oid, a.attnum, 'SELECT')),
                   c.oid IN (SELECT oid FROM unreachable),
                   c.relkind <> 'p' AND EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid),
                   ARRAY(WITH RECURSIVE up AS (
                           SELECT i.inhparent AS oid FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid
                           UNION
                           SELECT i.inhparent FROM up JOIN pg_catalog.pg_inherits i ON i.inhrelid = up.oid)
                         SELECT up.oid::int8 FROM up ORDER BY up.oid)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[]) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
              AND has_schema_privilege(n.oid, 'USAGE')
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                              WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY n.nspname, c.relname""";

    /**
     * Views whose query calls a volatile function or locks rows, tables whose policies for reading do, and the views over them. That a query calls a function of PostgreSQL's own is not recorded as a
     * dependency; it stands in the query's tree of nodes ({@code primnodes.h}).
     */
    public static final String VOLATILE_RELATIONS = """
            WITH RECURSIVE calls AS MATERIALIZED (
              SELECT ':(funcid|opfuncid|winfnoid) (' || string_agg(p.oid::text, '|') || ') ' AS of_postgresql
              FROM pg_catalog.pg_proc p WHERE p.provolatile = 'v' AND p.oid < 16384),
            own AS MATERIALIZED (
              SELECT d.classid, d.objid
              FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_proc'::regclass AND d.refobjid = p.oid
              WHERE p.provolatile = 'v' AND p.oid >= 16384
              UNION
              SELECT d.classid, d.objid
              FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_operator o ON o.oprcode = p.oid
              JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_operator'::regclass AND d.refobjid = o.oid
              WHERE p.provolatile = 'v'),
            found AS (
              SELECT w.ev_class AS oid
              FROM pg_catalog.pg_class v JOIN pg_catalog.pg_rewrite w ON w.ev_class = v.oid AND w.rulename = '_RETURN'
              WHERE v.relkind = 'v' AND v.oid >= 16384
                AND ((w.tableoid, w.oid) IN (SELECT classid, objid FROM own) OR w.ev_action::text ~ (SELECT of_postgresql FROM calls) OR w.ev_action::text LIKE '%:rowMarks ({%')
              UNION
              SELECT p.polrelid
              FROM pg_catalog.pg_policy p
              WHERE p.polcmd IN ('r', '*')
                AND ((p.tableoid, p.oid) IN (SELECT classid, objid FROM own) OR p.polqual::text ~ (SELECT of_postgresql FROM calls))
              UNION
              SELECT w.ev_class
              FROM found below
            """ + VIEWS_OVER + ")\nSELECT oid::int8 FROM found";

    /** relation, number, name, type, not null, has default, identity, generated, comment, readable, never NULL in what is stored of it anywhere. Only columns the connected role may select or write. */
    public static final String COLUMNS = """
            WITH RECURSIVE down AS (
              SELECT i.inhparent AS whole, i.inhrelid AS part FROM pg_catalog.pg_inherits i
              UNION
              SELECT d.whole, i.inhrelid FROM down d JOIN pg_catalog.pg_inherits i ON i.inhparent = d.part),
            nullable AS MATERIALIZED (
              SELECT d.whole, p.attname
              FROM down d JOIN pg_catalog.pg_class c ON c.oid = d.part JOIN pg_catalog.pg_attribute p ON p.attrelid = c.oid AND p.attnum > 0
              WHERE c.relkind = 'f' OR (NOT c.relispartition AND NOT p.attnotnull))
            SELECT a.attrelid::int8, a.attnum::int4, a.attname, a.atttypid::int8, h.holds,
                   a.atthasdef OR EXISTS (SELECT 1 FROM pg_catalog.pg_type d WHERE d.oid = a.atttypid AND d.typtype = 'd' AND d.typdefault IS NOT NULL),
                   a.attidentity::text, a.attgenerated <> '', col_description(a.attrelid, a.attnum),
                   has_column_privilege(a.attrelid, a.attnum, 'SELECT'),
                   h.holds AND c.relkind <> 'f' AND (a.attrelid, a.attname) NOT IN (SELECT whole, attname FROM nullable)
            FROM pg_catalog.pg_attribute a
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL (
              SELECT a.attnotnull AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'n'
                                                  AND NOT k.convalidated AND a.attnum = ANY(k.conkey)) AS holds) h
            WHERE n.nspname = ANY(?::text[]) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
              AND a.attnum > 0 AND NOT a.attisdropped AND has_schema_privilege(n.oid, 'USAGE')
              AND has_column_privilege(a.attrelid, a.attnum, 'SELECT, INSERT, UPDATE')
            ORDER BY a.attrelid, a.attnum""";

    /** relation, name, primary, column numbers, of periods (PostgreSQL 18), NULLS NOT DISTINCT (a column of PostgreSQL 15). Unique indexes over plain columns and all rows. */
    public static final String KEYS = """
            SELECT i.indrelid::int8, ic.relname, i.indisprimary,
                   array_to_string((i.indkey::int2[])[0:i.indnkeyatts - 1], ','), i.indisexclusion,
                   coalesce(to_jsonb(i) ->> 'indnullsnotdistinct' = 'true', false)
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
            JOIN pg_catalog.pg_class c ON c.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[]) AND NOT c.relispartition AND i.indisunique AND i.indisvalid AND i.indexprs IS NULL AND i.indpred IS NULL
            ORDER BY i.indrelid, ic.relname""";

    /** relation, column numbers of those that find rows by equality, expressions of those that have all rows: an inheritance child's are in its own, a foreign partition's in none. */
    public static final String INDEXES = """
            SELECT i.indrelid::int8,
                   CASE WHEN a.amname IN ('btree', 'hash') THEN array_to_string((i.indkey::int2[])[0:i.indnkeyatts - 1], ',') END,
                   CASE WHEN i.indexprs IS NOT NULL AND (c.relkind <> 'p' AND NOT c.relhassubclass OR c.relkind = 'p' AND NOT EXISTS (
                                  SELECT 1 FROM pg_catalog.pg_partition_tree(c.oid) t JOIN pg_catalog.pg_class f ON f.oid = t.relid WHERE f.relkind = 'f'))
                        THEN (SELECT array_agg(pg_get_indexdef(i.indexrelid, x.place, false) ORDER BY x.place)
                              FROM generate_series(1, i.indnkeyatts) x (place) WHERE i.indkey[x.place - 1] = 0) END
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid JOIN pg_catalog.pg_am a ON a.oid = ic.relam
            JOIN pg_catalog.pg_class c ON c.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[]) AND NOT c.relispartition AND i.indisvalid AND i.indpred IS NULL AND (a.amname IN ('btree', 'hash') OR i.indexprs IS NOT NULL)
            ORDER BY i.indrelid, ic.relname""";

    /** name, relation, column numbers, target, target column numbers, comment, of periods (a column of PostgreSQL 18). */
    public static final String FOREIGN_KEYS = """
            SELECT k.conname, k.conrelid::int8, array_to_string(k.conkey, ','), k.confrelid::int8, array_to_string(k.confkey, ','),
                   obj_description(k.oid, 'pg_constraint'), coalesce(to_jsonb(k) ->> 'conperiod' = 'true', false)
            FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[]) AND k.contype = 'f' AND k.conparentid = 0
            ORDER BY c.relname, k.conname""";

    /** oid, schema, name, kind, element, base, labels, labels as they were made, comment, domain that is NOT NULL. Without the row types of relations and their arrays. */
    public static final String TYPES = """
            SELECT t.oid::int8, n.nspname, t.typname, t.typtype::text,
                   CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE coalesce(r.rngsubtype, 0::oid) END::int8, t.typbasetype::int8,
                   (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid),
                   (SELECT array_agg(e.enumlabel::text ORDER BY e.oid) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid),
                   obj_description(t.oid, 'pg_type'), t.typnotnull
            FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
            LEFT JOIN pg_catalog.pg_range r ON t.oid IN (r.rngtypid, r.rngmultitypid)
            LEFT JOIN pg_catalog.pg_type element ON element.oid = t.typelem AND t.typcategory = 'A'
            LEFT JOIN pg_catalog.pg_class row ON row.oid IN (t.typrelid, element.typrelid)
            WHERE t.typtype IN ('b', 'd', 'e', 'r', 'm', 'c') AND coalesce(row.relkind, 'c') = 'c'
            ORDER BY t.oid""";

    /** Those that belong to an extension, or were made with a range type, are left out: schema, name, volatility, returns set, return type, return relation, defaults, argument names, types, modes, relations, comment, kind, strict. */
    public static final String ROUTINES = """
            SELECT n.nspname, p.proname, p.provolatile::text, p.proretset, p.prorettype::int8, coalesce(r.typrelid, 0::oid)::int8, p.pronargdefaults::int4,
                   coalesce(p.proargnames, '{}'::text[]), coalesce(p.proallargtypes::int8[], p.proargtypes::int8[]),
                   coalesce(p.proargmodes::text[], '{}'::text[]),
                   ARRAY(SELECT coalesce(t.typrelid, 0::oid)::int8 FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY a(oid, i)
                         LEFT JOIN pg_catalog.pg_type t ON t.oid = a.oid ORDER BY a.i),
                   obj_description(p.oid, 'pg_proc'), p.prokind::text, p.proisstrict
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            LEFT JOIN pg_catalog.pg_type r ON r.oid = p.prorettype
            WHERE n.nspname = ANY(?::text[]) AND p.prokind IN ('f', 'p') AND has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                              WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
              AND p.prorettype NOT IN (SELECT oid FROM pg_catalog.pg_type WHERE typtype = 'p' AND typname <> 'record' AND typname <> 'void' AND NOT starts_with(typname, 'any'))
            ORDER BY n.nspname, p.proname, p.oid""";

    /** A column of {@code a} that nobody but PostgreSQL gives values. */
    private static final String GENERATED =
            "a.attnum > 0 AND NOT a.attisdropped AND (a.attidentity = 'a' OR a.attgenerated <> '')";

    /** Attributes of composite types, in the form of {@link #COLUMNS} with the type's oid for the relation. */
    public static final String ATTRIBUTES = """
            SELECT t.oid::int8, a.attnum::int4, a.attname, a.atttypid::int8, false, false, '', false,
                   col_description(a.attrelid, a.attnum), true, false
            FROM pg_catalog.pg_type t JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY t.oid, a.attnum""";

    /** A column of {@code a} that a new row must have a value for. */
    private static final String REQUIRED = """
            a.attnum > 0 AND NOT a.attisdropped AND NOT a.atthasdef AND a.attidentity = '' AND a.attgenerated = ''
                                   AND (a.attnotnull OR a.atttypid IN (
                                     WITH RECURSIVE strict AS (
                                       SELECT d.oid FROM pg_catalog.pg_type d WHERE d.typtype = 'd' AND d.typnotnull
                                       UNION
                                       SELECT d.oid FROM strict s JOIN pg_catalog.pg_type d ON d.typtype = 'd' AND d.typbasetype = s.oid)
                                     SELECT strict.oid FROM strict))
                                   AND NOT EXISTS (SELECT FROM pg_catalog.pg_type d WHERE d.oid = a.atttypid AND d.typtype = 'd' AND d.typdefault IS NOT NULL)""";

    /**
     * relation, insert, update, delete, has triggers that run afterwards, new rows need what the role may not give: what a relation allows (a view has to be
     * updatable) and the connected role may do. What a foreign table needs PostgreSQL does not check. Of a table the answer is known (28); asked for it, PostgreSQL would
     * wait for whoever has locked it.
     */
    public static final String ACCESS = UNREACHABLE + """
            SELECT c.oid::int8,
                   u.events & 8 = 8 AND (has_table_privilege(c.oid, 'INSERT') OR has_any_column_privilege(c.oid, 'INSERT')),
                   u.events & 4 = 4 AND (has_table_privilege(c.oid, 'UPDATE') OR has_any_column_privilege(c.oid, 'UPDATE')),
                   u.events & 16 = 16 AND has_table_privilege(c.oid, 'DELETE'),
                   EXISTS (SELECT 1 FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgtype & 2 = 0),
                   c.relkind IN ('r', 'p') AND EXISTS (
                     SELECT FROM pg_catalog.pg_attribute a
                     WHERE a.attrelid = c.oid AND NOT has_column_privilege(a.attrelid, a.attnum, 'INSERT')
                       AND """ + " " + REQUIRED + """
            ),
                   has_table_privilege(c.oid, 'SELECT')
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL (SELECT CASE WHEN c.relkind IN ('r', 'p') THEN 28 WHEN c.oid IN (SELECT oid FROM unreachable) THEN 0
                                            ELSE pg_relation_is_updatable(c.oid, true) END AS events) u
            WHERE n.nspname = ANY(?::text[]) AND c.relkind IN ('r', 'p', 'v', 'f') AND NOT c.relispartition AND has_schema_privilege(n.oid, 'USAGE')
            ORDER BY c.oid""";

    /** relation, number, insert, update. Of tables each column can be updated, see {@link #ACCESS}. */
    public static final String COLUMN_ACCESS = UNREACHABLE + """
            SELECT a.attrelid::int8, a.attnum::int4,
                   has_column_privilege(a.attrelid, a.attnum, 'INSERT') AND u.updatable, has_column_privilege(a.attrelid, a.attnum, 'UPDATE') AND u.updatable
            FROM pg_catalog.pg_attribute a
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL (SELECT CASE WHEN c.relkind IN ('r', 'p') THEN true WHEN c.oid IN (SELECT oid FROM unreachable) THEN false
                                            ELSE pg_column_is_updatable(a.attrelid, a.attnum, true) END AS updatable) u
            WHERE n.nspname = ANY(?::text[]) AND c.relkind IN ('r', 'p', 'v', 'f') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attrelid, a.attnum""";

    /**
     * schema, relation, name, kind, deferrable, column names, names of all columns that its expressions and condition read, too. Unique indexes count as unique
     * constraints: errors name them too.
     */
    public static final String CONSTRAINTS = """
            SELECT n.nspname, c.relname, k.name, k.kind, k.deferrable,
                   (SELECT coalesce(array_agg(a.attname::text ORDER BY x.i), '{}'::text[]) FROM unnest(k.columns) WITH ORDINALITY x(number, i)
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.number),
                   (SELECT coalesce(array_agg(a.attname::text ORDER BY a.attnum), '{}'::text[]) FROM pg_catalog.pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND (a.attnum = ANY(k.columns) OR (k.kind = 'c' AND 0 = ANY(k.columns)) OR a.attnum IN (
                      SELECT d.refobjsubid FROM pg_catalog.pg_depend d
                      WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = k.index
                        AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = c.oid AND d.refobjsubid > 0)))
            FROM (SELECT conrelid AS relation, conname AS name, contype::text AS kind, condeferrable AS deferrable, conkey AS columns,
                         CASE WHEN contype IN ('p', 'u', 'x') THEN conindid ELSE 0 END AS index
                  FROM pg_catalog.pg_constraint
                  UNION ALL
                  SELECT i.indrelid, ic.relname, 'u', false, i.indkey::int2[], i.indexrelid
                  FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
                  WHERE i.indisunique AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint o WHERE o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x'))) k
            JOIN pg_catalog.pg_class c ON c.oid = k.relation JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[]) AND NOT (c.relispartition AND k.kind = 'n')
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

    /** name, has BYPASSRLS, tables with policies that do not bind it as it has the rights of their owner. The parameter is the array of names. */
    public static final String UNBOUND_ROLES = """
            SELECT * FROM (
              SELECT r.rolname::text, r.rolbypassrls,
                     (SELECT coalesce(array_agg(n.nspname || '.' || c.relname ORDER BY n.nspname, c.relname), '{}'::text[])
                      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                      WHERE c.relrowsecurity AND NOT c.relforcerowsecurity AND pg_has_role(r.oid, c.relowner, 'USAGE')) AS owned
              FROM pg_catalog.pg_roles r WHERE r.rolname = ANY(?::text[]) AND NOT r.rolsuper) u
            WHERE u.rolbypassrls OR u.owned <> '{}'
            ORDER BY u.rolname""";

    /** The transaction goes on as this role. */
    public static final String BECOME = "SELECT set_config('role', ?::text, true)";
    /** name, usable, has tables or views that do not belong to an extension. */
    public static final String SCHEMAS = """
            SELECT n.nspname, has_schema_privilege(n.oid, 'USAGE'),
                   EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                             AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                             WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'))
            FROM pg_catalog.pg_namespace n ORDER BY n.nspname""";

    /** relation. Those whose rows policies may hide. */
    public static final String ROW_SECURITY =
            "SELECT oid::int8 FROM pg_catalog.pg_class WHERE relrowsecurity ORDER BY oid";

    /** relation, name. Inheriting tables, unlike partitions, do not have the foreign keys of the table whose rows theirs are. */
    public static final String BINDING_KEYS = """
            SELECT k.conrelid::int8, k.conname
            FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[]) AND k.contype = 'f' AND k.conparentid = 0 AND k.convalidated AND NOT k.condeferrable
              AND (c.relkind = 'p' OR NOT c.relhassubclass)
            ORDER BY c.oid, k.conname""";

    /** relation. With triggers for each new row that come before the row is checked, or in its stead, or with a rule that writes something else instead of each. */
    public static final String FILLED = """
            SELECT t.tgrelid::int8 FROM pg_catalog.pg_trigger t
            WHERE NOT t.tgisinternal AND t.tgtype & 1 = 1 AND t.tgtype & 4 = 4 AND t.tgtype & 66 <> 0
            UNION
            SELECT w.ev_class::int8 FROM pg_catalog.pg_rewrite w WHERE w.ev_type = '3' AND w.is_instead AND w.ev_qual = '<>'
            ORDER BY 1""";

    /**
     * relation, event, name, does something else instead of which no rows come back. Rules that are not those of what views show. PostgreSQL refuses RETURNING where there are INSTEAD
     * rules, not disabled, and none of them returns rows without a condition; it sends these rows to the client only if the last action of the same kind as the change gives them.
     */
    public static final String CHANGE_RULES = """
            WITH rules AS (
              SELECT w.ev_class, w.ev_type, w.rulename, w.is_instead AND w.ev_enabled IN ('O', 'A') AS is_instead,
                     w.is_instead AND w.ev_enabled IN ('O', 'A') AND w.ev_qual = '<>' AND coalesce((
                       SELECT a.action ~ ':returningList [(]'
                       FROM regexp_split_to_table('} ' || substr(w.ev_action::text, 2), '[}] [{]QUERY :commandType ') WITH ORDINALITY a (action, place)
                       WHERE starts_with(a.action, w.ev_type::text) ORDER BY a.place DESC LIMIT 1), false) AS answers
              FROM pg_catalog.pg_rewrite w
              JOIN pg_catalog.pg_class c ON c.oid = w.ev_class JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = ANY(?::text[]) AND w.ev_type IN ('2', '3', '4'))
            SELECT r.ev_class::int8, r.ev_type::text, r.rulename,
                   r.is_instead AND NOT bool_or(r.answers) OVER (PARTITION BY r.ev_class, r.ev_type)
            FROM rules r
            ORDER BY r.ev_class, r.rulename""";

    /** relation, number. Columns of views that have a default there, which a row has that is inserted through the view. */
    public static final String VIEW_DEFAULTS = """
            SELECT a.attrelid::int8, a.attnum::int4
            FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            WHERE c.relkind = 'v' AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND a.attnum > 0 AND NOT a.attisdropped
              AND (a.atthasdef OR t.typtype = 'd' AND t.typdefault IS NOT NULL)
            ORDER BY 1, 2""";

    /** relation, number, characters. Of {@code varchar(n)}, {@code char(n)} and domains over them. */
    public static final String LENGTHS = """
            SELECT a.attrelid::int8, a.attnum::int4, (CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END - 4)::int4
            FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[]) AND c.relkind IN ('r', 'p', 'v', 'f') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
              AND CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END IN ('pg_catalog.varchar'::regtype, 'pg_catalog.bpchar'::regtype)
              AND CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END > 4
            ORDER BY a.attrelid, a.attnum""";

    /**
     * relation, rule. Of views beside which there are {@code tb_} tables, or whose comments have directives, or that rows are written through into tables that need
     * values or give them themselves, and of the views that they read.
     */
    public static final String VIEW_RULES =
            UNREACHABLE + """
            , needing AS (
              SELECT a.attrelid AS oid
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
              WHERE c.relkind IN ('r', 'p') AND """ + " " + REQUIRED + " OR c.relkind IN ('r', 'p', 'f') AND " + GENERATED + """

              UNION
              SELECT w.ev_class
              FROM needing b JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = b.oid
                AND d.classid = 'pg_catalog.pg_rewrite'::regclass
              JOIN pg_catalog.pg_rewrite w ON w.oid = d.objid AND w.rulename = '_RETURN'),
            wanted AS (
              SELECT c.oid
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = ANY(?::text[]) AND c.relkind IN ('v', 'm')
                AND (c.relname ~ '^(v|tv|mv)_' AND EXISTS (SELECT FROM pg_catalog.pg_class t
                                                           WHERE t.relnamespace = c.relnamespace AND t.relkind IN ('r', 'p', 'f', 'v', 'm') AND starts_with(t.relname, 'tb_'))
                     OR obj_description(c.oid, 'pg_class') ~ '(^|\\n)[[:space:]]*@'
                     OR c.relkind = 'v' AND CASE WHEN c.oid NOT IN (SELECT oid FROM needing) OR c.oid IN (SELECT oid FROM unreachable) THEN false ELSE pg_relation_is_updatable(c.oid, false) & 12 <> 0 END)
              UNION
              SELECT c.oid
              FROM wanted v JOIN pg_catalog.pg_rewrite w ON w.ev_class = v.oid AND w.rulename = '_RETURN'
              JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.objid = w.oid
                AND d.refclassid = 'pg_catalog.pg_class'::regclass
              JOIN pg_catalog.pg_class c ON c.oid = d.refobjid AND c.relkind IN ('v', 'm'))
            SELECT v.oid::int8, w.ev_action::text
            FROM wanted v JOIN pg_catalog.pg_rewrite w ON w.ev_class = v.oid AND w.rulename = '_RETURN'
            ORDER BY v.oid""";

    /** relation, column numbers. Of relations that views read: unique indexes over plain columns and all rows, those of inheriting tables included. */
    public static final String UNIQUE_BEHIND = """
            SELECT i.indrelid::int8, array_to_string((i.indkey::int2[])[0:i.indnkeyatts - 1], ',')
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
            WHERE i.indisunique AND i.indisvalid AND NOT i.indisexclusion AND i.indexprs IS NULL AND i.indpred IS NULL
              AND (c.relkind = 'p' OR NOT c.relhassubclass) AND c.oid IN (
                SELECT d.refobjid FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_rewrite w ON w.oid = d.objid
                JOIN pg_catalog.pg_class v ON v.oid = w.ev_class JOIN pg_catalog.pg_namespace n ON n.oid = v.relnamespace
                WHERE d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass
                  AND v.relkind IN ('v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema'))
            ORDER BY i.indrelid, i.indexrelid""";

    /** A relation of {@code c} that views read. */
    private static final String IS_BEHIND_VIEW = """
            c.oid IN (
                SELECT d.refobjid FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_rewrite w ON w.oid = d.objid
                JOIN pg_catalog.pg_class v ON v.oid = w.ev_class JOIN pg_catalog.pg_namespace n ON n.oid = v.relnamespace
                WHERE d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass
                  AND v.relkind = 'v' AND n.nspname NOT IN ('pg_catalog', 'information_schema'))""";

    /** relation, number, name. Of tables that views read: columns that a new row must have a value for. */
    public static final String REQUIRED_BEHIND = """
            SELECT a.attrelid::int8, a.attnum::int4, a.attname
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind IN ('r', 'p') AND """ + " " + IS_BEHIND_VIEW + " AND " + REQUIRED + " " + """
            ORDER BY a.attrelid, a.attnum""";

    /** relation, number. Of tables that views read: columns that nobody but PostgreSQL gives values. */
    public static final String GENERATED_BEHIND = """
            SELECT a.attrelid::int8, a.attnum::int4
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind IN ('r', 'p', 'f') AND """ + " " + IS_BEHIND_VIEW + " AND " + GENERATED + " " + """
            ORDER BY a.attrelid, a.attnum""";

    /** relation, event as {@code pg_rewrite.ev_type} has it. Changes in whose stead triggers or rules do something else. */
    public static final String INSTEAD = """
            SELECT t.tgrelid::int8, e.type
            FROM pg_catalog.pg_trigger t CROSS JOIN (VALUES (16, '2'), (4, '3'), (8, '4')) e (bit, type)
            WHERE NOT t.tgisinternal AND t.tgtype & 64 = 64 AND t.tgtype & e.bit = e.bit
            UNION
            SELECT w.ev_class::int8, w.ev_type::text FROM pg_catalog.pg_rewrite w
            WHERE w.is_instead AND w.ev_enabled IN ('O', 'A') AND w.ev_type IN ('2', '3', '4')
            ORDER BY 1, 2""";

    /** schema and name of a partition, or an inheriting table, of whatever depth; schema and name of the table that it is a part of. */
    public static final String PARTS = """
            WITH RECURSIVE up AS (
              SELECT i.inhrelid AS part, i.inhparent AS whole FROM pg_catalog.pg_inherits i
              UNION
              SELECT up.part, i.inhparent FROM up JOIN pg_catalog.pg_inherits i ON i.inhrelid = up.whole)
            SELECT pn.nspname, p.relname, wn.nspname, w.relname
            FROM up JOIN pg_catalog.pg_class p ON p.oid = up.part JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
            JOIN pg_catalog.pg_class w ON w.oid = up.whole JOIN pg_catalog.pg_namespace wn ON wn.oid = w.relnamespace
            WHERE wn.nspname = ANY(?::text[]) AND w.relkind IN ('r', 'p', 'f')
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhrelid = w.oid)
            ORDER BY 1, 2, 3, 4""";

    /**
     * schema and name of a partition, constraint; schema, name and constraint of the table that it is a part of. Of foreign keys, those of the partitions that they
     * lead to, too; of unique indexes, whether they are constraints or not; of checks, which are called alike at both.
     */
    public static final String PART_CONSTRAINTS = """
            WITH RECURSIVE keys AS (
              SELECT k.oid AS part, k.conparentid AS whole FROM pg_catalog.pg_constraint k WHERE k.conparentid <> 0
              UNION ALL
              SELECT keys.part, k.conparentid FROM keys JOIN pg_catalog.pg_constraint k ON k.oid = keys.whole WHERE k.conparentid <> 0),
            parts AS (
              SELECT i.inhrelid AS part, i.inhparent AS whole FROM pg_catalog.pg_inherits i
              UNION
              SELECT parts.part, i.inhparent FROM parts JOIN pg_catalog.pg_inherits i ON i.inhrelid = parts.whole),
            named AS (
              SELECT p.conrelid AS part, p.conname AS name, w.conrelid AS whole, w.conname AS whole_name
              FROM keys JOIN pg_catalog.pg_constraint p ON p.oid = keys.part JOIN pg_catalog.pg_constraint w ON w.oid = keys.whole AND w.conparentid = 0
              UNION
              SELECT pi.indrelid, pc.relname, wi.indrelid, wc.relname
              FROM parts JOIN pg_catalog.pg_index pi ON pi.indexrelid = parts.part AND pi.indisunique JOIN pg_catalog.pg_class pc ON pc.oid = parts.part
              JOIN pg_catalog.pg_index wi ON wi.indexrelid = parts.whole JOIN pg_catalog.pg_class wc ON wc.oid = parts.whole
              UNION
              SELECT k.conrelid, k.conname, parts.whole, k.conname
              FROM parts JOIN pg_catalog.pg_constraint k ON k.conrelid = parts.part AND k.contype = 'c' AND k.coninhcount > 0)
            SELECT pn.nspname, p.relname, x.name, wn.nspname, w.relname, x.whole_name
            FROM named x JOIN pg_catalog.pg_class p ON p.oid = x.part JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
            JOIN pg_catalog.pg_class w ON w.oid = x.whole JOIN pg_catalog.pg_namespace wn ON wn.oid = w.relnamespace
            WHERE wn.nspname = ANY(?::text[]) AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhrelid = w.oid)
            ORDER BY 1, 2, 3, 4, 5, 6""";

    /**
     * relation, number, dimensions. Of arrays that were declared with several. A column of a view has those of the column that it shows, over as many views as
     * there are: the rule of a view says which that is ({@code resorigtbl} and {@code resorigcol} of its targets); where it says several things, nothing is known.
     */
    public static final String DIMENSIONS = """
            WITH RECURSIVE views AS MATERIALIZED (
              SELECT c.oid AS relation, w.ev_action::text AS action
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_rewrite w ON w.ev_class = c.oid AND w.rulename = '_RETURN'
              WHERE c.relkind IN ('v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                AND EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid AND t.typcategory = 'A'
                            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)),
            shown AS MATERIALIZED (
              SELECT DISTINCT v.relation, a.attnum AS number, m[3]::oid AS origin, m[4]::int4 AS origin_number
              FROM views v
              CROSS JOIN (SELECT repeat(chr(92), 2)) e (backslash)
              CROSS JOIN LATERAL regexp_matches(v.action, ':resno ([0-9]+) :resname ((?:[^ ' || e.backslash || ']|' || e.backslash || '.)+) :ressortgroupref [0-9]+ :resorigtbl ([0-9]+) :resorigcol ([0-9]+)', 'g') m
              JOIN pg_catalog.pg_attribute a ON a.attrelid = v.relation AND a.attnum = m[1]::int4
                AND a.attname = regexp_replace(m[2], e.backslash || '(.)', chr(92) || '1', 'g')
              JOIN pg_catalog.pg_type t ON t.oid = a.atttypid AND t.typcategory = 'A'),
            followed AS (
              SELECT * FROM shown
              UNION
              SELECT f.relation, f.number, s.origin, s.origin_number
              FROM followed f JOIN shown s ON s.relation = f.origin AND s.number = f.origin_number),
            declared AS (
              SELECT a.attrelid AS relation, a.attnum::int4 AS number, a.attndims::int4 AS dimensions
              FROM pg_catalog.pg_attribute a WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attndims > 0),
            known AS (
              SELECT * FROM declared
              UNION ALL
              SELECT f.relation, f.number, max(d.dimensions)
              FROM followed f JOIN declared d ON d.relation = f.origin AND d.number = f.origin_number
              GROUP BY f.relation, f.number HAVING count(DISTINCT d.dimensions) = 1)
            SELECT k.relation::int8, k.number, k.dimensions
            FROM known k JOIN pg_catalog.pg_class c ON c.oid = k.relation JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[]) AND c.relkind IN ('r', 'p', 'v', 'f', 'm') AND k.dimensions > 1
            ORDER BY k.relation, k.number""";

    /**
     * relation, name, what ON CONFLICT infers it from, column numbers, NULLS NOT DISTINCT. Unique indexes over expressions or some rows only. Where there are expressions, the
     * columns are all that the index depends on.
     */
    public static final String ARBITERS = """
            SELECT i.indrelid::int8, ic.relname,
                   '(' || (SELECT string_agg(pg_get_indexdef(i.indexrelid, n, false), ', ' ORDER BY n) FROM generate_series(1, i.indnkeyatts) n) || ')'
                       || coalesce(' WHERE ' || pg_get_expr(i.indpred, i.indrelid), ''),
                   CASE WHEN i.indexprs IS NULL THEN array_to_string((i.indkey::int2[])[0:i.indnkeyatts - 1], ',')
                        ELSE (SELECT string_agg(DISTINCT d.refobjsubid::text, ',') FROM pg_catalog.pg_depend d
                              WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = i.indexrelid
                                AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = i.indrelid AND d.refobjsubid > 0) END,
                   coalesce(to_jsonb(i) ->> 'indnullsnotdistinct' = 'true', false)
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
            JOIN pg_catalog.pg_class c ON c.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?::text[]) AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND i.indisunique AND i.indisvalid AND i.indimmediate
              AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)
            ORDER BY i.indrelid, ic.relname""";
    /**
     * schema, name, rows. Rows are those of the last ANALYZE or, where there was none, those that were counted while they were written; of a table with its
     * partitions or inheritance children, of a view those of the longest table it reads. Without what nobody knows of. Nothing here waits for locks of the tables,
     * as functions that measure them would.
     */
    public static final String TABLE_ROWS = """
            WITH known AS (
              SELECT c.oid, c.relname, c.relnamespace, c.relkind, c.relispartition,
                     coalesce(nullif(c.reltuples, -1)::float8, nullif(pg_catalog.pg_stat_get_live_tuples(c.oid), 0)::float8) AS own
              FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')),
            children AS (
              SELECT i.inhparent, sum(k.own) AS own
              FROM pg_catalog.pg_inherits i JOIN known k ON k.oid = i.inhrelid AND k.own > 0 GROUP BY i.inhparent)
            SELECT * FROM (
              SELECT n.nspname, k.relname,
                     CASE k.relkind
                       WHEN 'v' THEN CASE WHEN d.groups THEN NULL ELSE (SELECT max(coalesce(nullif(b.reltuples, -1)::float8, nullif(pg_catalog.pg_stat_get_live_tuples(b.oid), 0)::float8))
                                      FROM pg_catalog.pg_rewrite w
                                      JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.objid = w.oid
                                        AND d.refclassid = 'pg_catalog.pg_class'::regclass
                                      JOIN pg_catalog.pg_class b ON b.oid = d.refobjid AND b.relkind IN ('r', 'p', 'm', 'f')
                                      WHERE w.ev_class = k.oid) END
                       WHEN 'p' THEN greatest(k.own, c.own)
                       ELSE k.own + coalesce(c.own, 0)
                     END AS row_count
              FROM known k JOIN pg_catalog.pg_namespace n ON n.oid = k.relnamespace
              LEFT JOIN children c ON c.inhparent = k.oid
              LEFT JOIN LATERAL (
                SELECT strpos(v.text, ':setOperations {') = 0
                       AND (strpos(v.clauses, ':groupClause (') = 1 OR strpos(v.clauses, ':distinctClause (') > 0 OR strpos(v.clauses, ':limitCount {') > 0) AS groups
                FROM (SELECT w.ev_action::text AS text,
                             substr(w.ev_action::text, length(w.ev_action::text) - strpos(reverse(w.ev_action::text), reverse(':groupClause')) - 10) AS clauses
                      FROM pg_catalog.pg_rewrite w WHERE w.ev_class = k.oid AND w.rulename = '_RETURN' OFFSET 0) v) d ON k.relkind = 'v'
              WHERE n.nspname = ANY(?::text[]) AND NOT k.relispartition) t
            WHERE row_count >= 0""";

    /** The next statements of this transaction wait no longer for a lock than the parameter says, in milliseconds. */
    public static final String SET_LOCK_TIMEOUT = "SELECT set_config('lock_timeout', ?::text, true)";

    /** name. Some of the tables that nobody else can look into now. */
    public static final String LOCKED = """
            SELECT DISTINCT n.nspname || '.' || c.relname
            FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_database d ON d.oid = l.database AND d.datname = current_database()
            JOIN pg_catalog.pg_class c ON c.oid = l.relation JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock' AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            ORDER BY 1 LIMIT 5""";

    /** Whether the connected role may read {@link #COLUMN_STATISTICS}. */
    public static final String COLUMN_STATISTICS_READABLE =
            "SELECT has_table_privilege('pg_catalog.pg_stats', 'SELECT')";

    /** schema, table, column, number of distinct values. Those of a table with its children come later, and count. */
    public static final String COLUMN_STATISTICS = """
            SELECT s.schemaname, s.tablename, s.attname, s.n_distinct::float8
            FROM pg_catalog.pg_stats s
            WHERE s.schemaname = ANY(?::text[])
            ORDER BY s.inherited""";

    private CatalogStatements() {}
}
