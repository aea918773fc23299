-- user
SELECT t0."id", (SELECT coalesce(json_agg(t1), '[]'::json) FROM (SELECT t2."id" AS "where", t2."title" AS "order" FROM "public"."tb_post" t2 WHERE t2."author_id" = t0."id" ORDER BY t2."id" ASC) t1) FROM "public"."tb_user" t0 WHERE t0."id" = $1::int4
-- $1 = 1
