-- users
SELECT t0."id"
FROM "public"."tb_user" t0
ORDER BY t0."id" DESC
LIMIT 2

-- profiles
SELECT t0."user_id"
FROM "public"."profile" t0
ORDER BY t0."user_id" DESC
