-- user
SELECT (SELECT coalesce(json_agg(t1), '[]'::json) FROM (SELECT t2."title" AS "title", (SELECT coalesce(json_agg(t3), '[]'::json) FROM (SELECT t4."Text" AS "Text", (SELECT row_to_json(t5) FROM (SELECT t6."name" AS "name", (SELECT coalesce(json_agg(t7), '[]'::json) FROM (SELECT t8."title" AS "title" FROM "public"."tb_post" t8 WHERE t8."author_id" = t6."id" ORDER BY t8."id" ASC LIMIT $1::int8) t7) AS "postsByAuthor" FROM "public"."tb_user" t6 WHERE t6."id" = t4."writer") t5) AS "user" FROM "public"."comment" t4 WHERE t4."post_id" = t2."id" ORDER BY t4."line" ASC) t3) AS "comments" FROM "public"."tb_post" t2 WHERE t2."author_id" = t0."id" ORDER BY t2."id" ASC) t1) FROM "public"."tb_user" t0 WHERE t0."id" = $2::int4
-- $1 = 1
-- $2 = 1
