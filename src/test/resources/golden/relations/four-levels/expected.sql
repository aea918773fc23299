-- user
SELECT t7.* FROM (SELECT t0."id" AS "id" FROM "public"."tb_user" t0 WHERE t0."id" = $1::int4 LIMIT 1) t0, LATERAL (SELECT 0, NULL, NULL, NULL, NULL UNION ALL (SELECT t6.* FROM (SELECT t1."title"::text AS "o0", t1."id" AS "id" FROM "public"."tb_post" t1 WHERE t1."author_id" = t0."id" ORDER BY t1."id" ASC) t1, LATERAL (SELECT 1, t1."o0", NULL, NULL, NULL UNION ALL (SELECT 2, t2."Text"::text, (t3."id")::text, t3."name"::text, ((SELECT coalesce(json_agg(t4), '[]'::json) FROM (SELECT t5."title" AS "title" FROM "public"."tb_post" t5 WHERE t5."author_id" = t3."id" ORDER BY t5."id" ASC LIMIT $2::int8) t4))::text FROM "public"."comment" t2 LEFT JOIN "public"."tb_user" t3 ON t3."id" = t2."writer" WHERE t2."post_id" = t1."id" ORDER BY t2."line" ASC)) t6)) t7
-- $1 = 1
-- $2 = 1
