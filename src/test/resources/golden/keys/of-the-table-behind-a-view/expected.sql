-- account
SELECT t0."pk", t0."code", t0."euros"
FROM "public"."v_account" t0
WHERE t0."pk" = $1::int4
-- $1 = 1

-- byCode
SELECT t0."pk"
FROM "public"."v_account" t0
WHERE t0."code" = $1::text
-- $1 = y
