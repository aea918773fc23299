-- donors
SELECT t0."Zip Code", t0."Addr.Type", t0."2012", t0."Größe", t0."A+", t0."A-", t0."first_name", t0."firstName", t0."isnull", t0."blood", CASE WHEN t0."bloods" IS NOT NULL THEN to_json(ARRAY(
  SELECT CASE v::text WHEN 'A+' THEN 'A_2B' WHEN 'A-' THEN 'A_2D' WHEN '0' THEN '_0' END
  FROM unnest(t0."bloods") AS v)) END
FROM "public"."donor" t0
WHERE t0."Zip Code" = $1::text AND t0."2012" >= $2::int4 AND t0."A+" IS NOT NULL AND t0."isnull" = $3::bool
ORDER BY t0."Addr.Type" ASC, t0."Größe" DESC
-- $1 = 1000
-- $2 = 1
-- $3 = true

-- donorByZipCode
SELECT t0."id"
FROM "public"."donor" t0
WHERE t0."Zip Code" = $1::text
-- $1 = 2000
