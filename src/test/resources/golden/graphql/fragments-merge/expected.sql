-- user
SELECT t0."name", (SELECT coalesce(json_agg(t1), '[]'::json) FROM (SELECT t2."id" AS "id", t2."title" AS "title" FROM "public"."tb_post" t2 WHERE t2."author_id" = t0."id" ORDER BY t2."id" ASC) t1), t0."id", t3."id", t3."id", t3."name", t0."email" FROM "public"."tb_user" t0 LEFT JOIN "public"."tb_user" t3 ON t3."id" = t0."manager_id" WHERE t0."id" = $1::int4
-- $1 = 1
