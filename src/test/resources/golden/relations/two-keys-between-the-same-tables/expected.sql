-- user
SELECT (SELECT coalesce(json_agg(t1), '[]'::json) FROM (SELECT t2."id" AS "id" FROM "public"."tb_post" t2 WHERE t2."author_id" = t0."id") t1), (SELECT coalesce(json_agg(t3), '[]'::json) FROM (SELECT t4."id" AS "id" FROM "public"."tb_post" t4 WHERE t4."editor_id" = t0."id") t3) FROM "public"."tb_user" t0 WHERE t0."id" = $1::int4
-- $1 = 1
