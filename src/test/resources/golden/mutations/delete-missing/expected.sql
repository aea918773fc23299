-- a
DELETE
FROM "public"."tb_post" t0
WHERE t0."id" = $1::int8
RETURNING t0."id", pg_current_xact_id()
-- $1 = 77

-- b
DELETE
FROM "public"."comment" t0
WHERE t0."post_id" = $1::int8 AND t0."line" = $2::int4
RETURNING pg_current_xact_id()
-- $1 = 1
-- $2 = 77
