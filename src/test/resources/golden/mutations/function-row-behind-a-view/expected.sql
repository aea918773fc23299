-- payIn
SELECT t0."pk"::text
FROM "public"."pay_in"("account" => $1::text, "amount" => $2::int8) t0
-- $1 = x
-- $2 = 50

-- payIn
SELECT pg_current_xact_id_if_assigned()

-- payIn
SELECT t0."code", t0."euros"
FROM "public"."v_account" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."pk" = k.k0::int4
ORDER BY k.n
-- $1 = {"1"}

-- nobody
SELECT t0."pk"::text
FROM "public"."pay_in"("account" => $1::text, "amount" => $2::int8) t0
-- $1 = none
-- $2 = 1

-- nobody
SELECT pg_current_xact_id_if_assigned()

-- nobody
SELECT t0."code"
FROM "public"."v_account" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."pk" = k.k0::int4
ORDER BY k.n
-- $1 = {NULL}

-- payOut
SELECT t0."pk"::text
FROM "public"."pay_out"("amount" => $1::int8) t0
-- $1 = 100

-- payOut
SELECT pg_current_xact_id_if_assigned()

-- payOut
SELECT t0."code", t0."euros"
FROM "public"."v_account" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."pk" = k.k0::int4 AND t0."euros" < $2::numeric
ORDER BY t0."pk" ASC
LIMIT 5
-- $1 = {"1"}
-- $2 = 100
