-- createDonor
INSERT INTO "public"."donor" AS t0 ("id", "Zip Code", "A+", "first_name", "firstName", "blood", "bloods")
VALUES ($1::int4, $2::text, $3::text, $4::text, $5::text, $6::"public"."blood", $7::"public"."blood"[])
RETURNING t0."Zip Code", t0."A+", t0."A-", t0."first_name", t0."firstName", t0."blood", CASE WHEN t0."bloods" IS NOT NULL THEN to_json(ARRAY(
  SELECT CASE v::text WHEN 'A+' THEN 'A_2B' WHEN 'A-' THEN 'A_2D' WHEN '0' THEN '_0' END
  FROM unnest(t0."bloods") AS v)) END, pg_current_xact_id()
-- $1 = 9
-- $2 = 9
-- $3 = x
-- $4 = f
-- $5 = F
-- $6 = A+
-- $7 = {"A-","0"}

-- upsertDonor
INSERT INTO "public"."donor" AS t0 ("id", "Zip Code", "Addr.Type", "A-")
VALUES ($1::int4, $2::text, $3::text, $4::text)
ON CONFLICT ("Zip Code") DO UPDATE
SET "Addr.Type" = EXCLUDED."Addr.Type", "A-" = EXCLUDED."A-"
RETURNING t0."Addr.Type", t0."A+", t0."A-", pg_current_xact_id()
-- $1 = 9
-- $2 = 9
-- $3 = b
-- $4 = y

-- updateDonor
UPDATE "public"."donor" t0
SET "Größe" = $1::numeric, "blood" = $2::"public"."blood", "2012" = coalesce(t0."2012", '0'::int4) + $3::int4
WHERE t0."id" = $4::int4
RETURNING t0."2012", t0."Größe", t0."blood", pg_current_xact_id()
-- $1 = 2
-- $2 = A-
-- $3 = 1
-- $4 = 1

-- bulkDeleteDonors
SELECT t0."id"::text, NULL
FROM "public"."donor" t0
WHERE t0."blood" = ANY($1::"public"."blood"[]) AND t0."bloods" @> $2::"public"."blood"[] FOR UPDATE OF t0
-- $1 = {"A-"}
-- $2 = {"0"}

-- bulkDeleteDonors
SELECT k.n, t0."id"
FROM "public"."donor" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."id" = k.k0::int4
ORDER BY t0."id" ASC
-- $1 = {"1"}

-- bulkDeleteDonors
DELETE
FROM "public"."donor" t0 USING unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."id" = k.k0::int4
RETURNING k.n, pg_current_xact_id()
-- $1 = {"1"}
