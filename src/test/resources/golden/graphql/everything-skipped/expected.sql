-- user
SELECT 1
FROM "public"."tb_user" t0
WHERE t0."id" = $1::int4
-- $1 = 1

-- users
SELECT 1
FROM "public"."tb_user" t0
WHERE t0."id" = $1::int4
-- $1 = 1

-- profile
SELECT t1."id"
FROM "public"."profile" t0
LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."user_id"
WHERE t0."user_id" = $1::int4
-- $1 = 1
