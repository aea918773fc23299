-- oddity
SELECT t0."select", t0."we""ird", t0."a b", t0."_hidden", t0."my_URL", t0."MixedCase", t0."line_1"
FROM "public"."Odd Name; --" t0
WHERE t0."select" = $1::int4
-- $1 = 1

-- oddities
SELECT 1
FROM "public"."Odd Name; --" t0
WHERE t0."we""ird" LIKE $1::text AND t0."a b" = $2::text
ORDER BY t0."MixedCase" ASC
-- $1 = %DROP%
-- $2 = b
