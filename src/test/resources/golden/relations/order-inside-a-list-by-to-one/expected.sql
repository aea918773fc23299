-- users
SELECT t3.* FROM (SELECT t0."id" AS "id" FROM "public"."tb_user" t0 WHERE t0."id" = $1::int4 LIMIT 9223372036854775807) t0, LATERAL (SELECT 0, NULL, NULL, NULL UNION ALL (SELECT 1, t1."id"::text, (t2."id")::text, t2."name"::text FROM "public"."tb_post" t1 LEFT JOIN "public"."tb_user" t2 ON t2."id" = t1."author_id" WHERE t1."editor_id" = t0."id" ORDER BY t2."name" ASC)) t3
-- $1 = 1
