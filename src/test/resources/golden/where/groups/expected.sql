-- users
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" = $1::int4 OR (t0."id" > $2::int4 AND t0."id" < $3::int4 AND NOT (t0."id" = $4::int4))
ORDER BY t0."id" ASC
-- $1 = 1
-- $2 = 2
-- $3 = 5
-- $4 = 3
