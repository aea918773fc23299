-- createUser
INSERT INTO "public"."tb_user" AS t0 ("id", "name") SELECT r.c0::int4, r.c1::text FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n) ORDER BY r.n RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"20"}
-- $2 = {"Boss"}

-- createUser
INSERT INTO "public"."profile" AS t0 ("user_id", "motto") SELECT r.c0::int4, r.c1::text FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n) ORDER BY r.n RETURNING pg_current_xact_id()
-- $1 = {"20"}
-- $2 = {"Mine"}

-- createUser
UPDATE "public"."tb_user" t0 SET "manager_id" = k.k1::int4 FROM unnest($1::text[], $2::text[]) WITH ORDINALITY k(k0, k1, n) WHERE t0."id" = k.k0::int4 RETURNING k.n, pg_current_xact_id()
-- $1 = {"2"}
-- $2 = {"20"}

-- createUser
UPDATE "public"."tb_user" t0 SET "manager_id" = k.k1::int4 FROM unnest($1::text[], $2::text[]) WITH ORDINALITY k(k0, k1, n) WHERE t0."email" = k.k0::text RETURNING k.n, pg_current_xact_id()
-- $1 = {"eve@work.example"}
-- $2 = {"20"}

-- createUser
SELECT t4.* FROM (SELECT t0."id"::text AS "o0", (t1."user_id")::text AS "o1", t1."motto"::text AS "o2", t0."id" AS "id" FROM "public"."tb_user" t0 CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n) LEFT JOIN "public"."profile" t1 ON t1."user_id" = t0."id" WHERE t0."id" = k.k0::int4 ORDER BY k.n LIMIT 9223372036854775807) t0, LATERAL (SELECT 0, t0."o0", t0."o1", t0."o2", NULL UNION ALL (SELECT 1, t2."id"::text, t2."name"::text, (t3."id")::text, t3."id"::text FROM "public"."tb_user" t2 LEFT JOIN "public"."tb_user" t3 ON t3."id" = t2."manager_id" WHERE t2."manager_id" = t0."id" ORDER BY t2."id" ASC)) t4
-- $1 = {"20"}
