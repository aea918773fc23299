-- users
SELECT t4.* FROM (SELECT t0."id"::text AS "o0", t0."id" AS "id" FROM "public"."tb_user" t0 ORDER BY t0."id" ASC LIMIT 3) t0, LATERAL (SELECT 0, t0."o0", NULL UNION ALL (SELECT 1, t1."title"::text, t1."views"::text FROM "public"."tb_post" t1 WHERE t1."author_id" = t0."id" AND t1."views" > $1::int4 ORDER BY t1."views" DESC, t1."id" ASC LIMIT 1 OFFSET $2::int8) UNION ALL (SELECT 2, t2."id"::text, NULL FROM "public"."tb_post" t2 WHERE t2."author_id" = t0."id" ORDER BY t2."id" ASC LIMIT 0) UNION ALL (SELECT 3, t3."id"::text, NULL FROM "public"."tb_post" t3 WHERE t3."editor_id" = t0."id" AND (t3."views" = $3::int4 OR t3."title" = $4::text) ORDER BY t3."id" ASC)) t4
-- $1 = 5
-- $2 = 0
-- $3 = 20
-- $4 = fourth
