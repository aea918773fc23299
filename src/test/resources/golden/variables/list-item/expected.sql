-- users
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" = ANY($1::int4[]) AND t0."is_active" = $2::bool
ORDER BY t0."id" ASC
-- $1 = {"1","2","3"}
-- $2 = true
