-- user
SELECT (SELECT coalesce(json_agg(t1), '[]'::json) FROM (SELECT  FROM "public"."tb_post" t2 WHERE t2."author_id" = t0."id") t1) FROM "public"."tb_user" t0 WHERE t0."id" = $1::int4
-- $1 = 1
