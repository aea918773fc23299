-- donors
SELECT t0."id", t0."blood", CASE WHEN t0."bloods" IS NOT NULL THEN to_json(ARRAY(
  SELECT CASE v::text WHEN 'A+' THEN 'A_2B' WHEN 'A-' THEN 'A_2D' WHEN '0' THEN '_0' END
  FROM unnest(t0."bloods") AS v)) END
FROM "public"."donor" t0
WHERE t0."blood" = ANY($1::"public"."blood"[]) AND t0."bloods" && $2::"public"."blood"[]
-- $1 = {"A+","0"}
-- $2 = {"A+"}
