-- user
SELECT t0."name", t0."id", t0."email", t1."id", t1."id", t0."is_active"
FROM "public"."tb_user" t0
LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."manager_id"
WHERE t0."id" = $1::int4
-- $1 = 1
