-- bulkUpdateAccounts
UPDATE "public"."tb_account" t0
SET "cents" = t0."cents" + $1::int8
WHERE EXISTS (
  SELECT 1
  FROM "public"."v_account" t1
  WHERE t1."pk" = t0."pk")
RETURNING t0."pk"::text, pg_current_xact_id()
-- $1 = 100

-- bulkUpdateAccounts
SELECT t0."code", t0."euros"
FROM "public"."v_account" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."pk" = k.k0::int4
ORDER BY t0."pk" ASC
-- $1 = {"1","2"}
