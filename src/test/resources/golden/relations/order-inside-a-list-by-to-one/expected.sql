-- users
SELECT (SELECT coalesce(json_agg(t1), '[]'::json) FROM (SELECT t2."id" AS "id", (SELECT row_to_json(t3) FROM (SELECT t4."name" AS "name" FROM "public"."tb_user" t4 WHERE t4."id" = t2."author_id") t3) AS "author" FROM "public"."tb_post" t2 LEFT JOIN "public"."tb_user" t5 ON t5."id" = t2."author_id" WHERE t2."editor_id" = t0."id" ORDER BY t5."name" ASC) t1) FROM "public"."tb_user" t0 WHERE t0."id" = $1::int4
-- $1 = 1
