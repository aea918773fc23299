-- user
SELECT t0."id", t0."email", t0."is_active"
FROM "public"."tb_user" t0
WHERE t0."id" = $1::int4
-- $1 = 1
