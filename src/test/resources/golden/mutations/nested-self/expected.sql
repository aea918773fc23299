-- createUser
INSERT INTO "public"."tb_user" AS t0 ("id", "name") SELECT r.c0::int4, r.c1::text FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n) ORDER BY r.n RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"31"}
-- $2 = {"top"}

-- createUser
INSERT INTO "public"."tb_user" AS t0 ("id", "name", "manager_id") SELECT r.c0::int4, r.c1::text, r.c2::int4 FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n) ORDER BY r.n RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"30"}
-- $2 = {"m"}
-- $3 = {"31"}

-- createUser
INSERT INTO "public"."tb_user" AS t0 ("id", "name", "manager_id") SELECT r.c0::int4, r.c1::text, r.c2::int4 FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n) ORDER BY r.n RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"32","34"}
-- $2 = {"l","r"}
-- $3 = {"30","30"}

-- createUser
INSERT INTO "public"."tb_user" AS t0 ("id", "name", "manager_id") SELECT r.c0::int4, r.c1::text, r.c2::int4 FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n) ORDER BY r.n RETURNING pg_current_xact_id()
-- $1 = {"33"}
-- $2 = {"ll"}
-- $3 = {"32"}

-- createUser
SELECT t5.* FROM (SELECT t0."id"::text AS "o0", (t1."id")::text AS "o1", t1."id"::text AS "o2", t0."id" AS "id" FROM "public"."tb_user" t0 CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n) LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."manager_id" WHERE t0."id" = k.k0::int4 ORDER BY k.n LIMIT 9223372036854775807) t0, LATERAL (SELECT 0, t0."o0", t0."o1", t0."o2" UNION ALL (SELECT t4.* FROM (SELECT t2."id"::text AS "o0", t2."id" AS "id" FROM "public"."tb_user" t2 WHERE t2."manager_id" = t0."id" ORDER BY t2."id" ASC) t2, LATERAL (SELECT 1, t2."o0", NULL, NULL UNION ALL (SELECT 2, t3."id"::text, NULL, NULL FROM "public"."tb_user" t3 WHERE t3."manager_id" = t2."id")) t4)) t5
-- $1 = {"30"}
