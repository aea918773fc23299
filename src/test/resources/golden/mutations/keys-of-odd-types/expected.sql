-- sad
DELETE
FROM "public"."mood_note" t0
WHERE t0."mood" = $1::"public"."mood"
RETURNING pg_current_xact_id()
-- $1 = very-sad

-- happy
DELETE
FROM "public"."mood_note" t0
WHERE t0."mood" = $1::"public"."mood"
RETURNING pg_current_xact_id()
-- $1 = happy

-- five
UPDATE "public"."price_note" t0
SET "note" = $1::text
WHERE t0."price" = $2::money
RETURNING t0."note", pg_current_xact_id()
-- $1 = fair
-- $2 = $5.00

-- dear
UPDATE "public"."price_note" t0
SET "note" = $1::text
WHERE t0."price" = $2::money
RETURNING t0."note", pg_current_xact_id()
-- $1 = fairer
-- $2 = 1234.5

-- deleted
DELETE
FROM "public"."price_note" t0
WHERE t0."price" = $1::money
RETURNING t0."price", pg_current_xact_id()
-- $1 = 5
