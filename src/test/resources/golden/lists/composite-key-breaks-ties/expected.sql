-- comments
SELECT t0."post_id", t0."line"
FROM "public"."comment" t0
ORDER BY t0."line" DESC, t0."post_id" ASC
LIMIT 2
