-- profiles
SELECT t0."user_id" FROM "public"."profile" t0 ORDER BY t0."user_id" ASC LIMIT $1::int8 OFFSET $2::int8
-- $1 = 2147483647
-- $2 = 1
