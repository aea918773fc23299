-- users
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."is_active" = $1::bool AND t0."id" > $2::int4 AND t0."id" < $3::int4
ORDER BY t0."id" ASC
-- $1 = true
-- $2 = 1
-- $3 = 4
