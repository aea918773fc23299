-- profiles
SELECT t0."user_id"
FROM "public"."profile" t0
ORDER BY t0."user_id" ASC
LIMIT 2147483647
OFFSET $1::int8
-- $1 = 1
