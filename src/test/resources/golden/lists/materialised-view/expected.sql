-- tagUses
SELECT t0."tag", t0."count"
FROM "public"."tag_use" t0
WHERE t0."tag" >= $1::text
ORDER BY t0."tag" ASC
-- $1 = b
