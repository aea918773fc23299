-- users
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE (t0."id" = ANY($1::int4[]) OR t0."name" = $2::text) AND NOT (t0."is_active" = $3::bool)
ORDER BY t0."id" ASC
LIMIT $4::int8
-- $1 = {"1","2"}
-- $2 = eve
-- $3 = false
-- $4 = 5
