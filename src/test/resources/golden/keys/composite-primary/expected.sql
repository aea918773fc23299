-- comment
SELECT t0."Text"
FROM "public"."comment" t0
WHERE t0."post_id" = $1::int8 AND t0."line" = $2::int4
-- $1 = 1
-- $2 = 2
