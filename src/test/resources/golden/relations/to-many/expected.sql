-- users
SELECT t0."id", (SELECT coalesce(json_agg(t1), '[]'::json) FROM (SELECT t2."id" AS "id", t2."title" AS "title" FROM "public"."tb_post" t2 WHERE t2."author_id" = t0."id" ORDER BY t2."id" ASC) t1) FROM "public"."tb_user" t0 ORDER BY t0."id" ASC
