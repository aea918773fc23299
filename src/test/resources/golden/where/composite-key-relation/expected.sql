-- comments
SELECT t0."Text"
FROM "public"."comment" t0
WHERE EXISTS (
  SELECT
  FROM "public"."reaction" t1
  WHERE t1."post_id" = t0."post_id" AND t1."line" = t0."line" AND (t1."kind" = $1::"public"."mood"))
-- $1 = very-sad

-- reactions
SELECT t0."id"
FROM "public"."reaction" t0
WHERE NOT EXISTS (
  SELECT
  FROM "public"."comment" t1
  WHERE t1."post_id" = t0."post_id" AND t1."line" = t0."line")
