-- users
SELECT t0."id", t0."period"
FROM "public"."tb_user" t0
WHERE t0."period" = $1::daterange
-- $1 = [2025-01-01,2025-02-01)
