-- bulkUpdateAccounts
UPDATE "public"."tb_account" t0
SET "code" = $1::text
WHERE (t0."pk") IN (
  SELECT t1."pk"
  FROM "public"."v_account" t1
  WHERE t1."euros" > $2::numeric)
RETURNING t0."pk"::text, pg_current_xact_id()
-- $1 = rich
-- $2 = 10

-- bulkUpdateAccounts
SELECT t0."pk", t0."code"
FROM "public"."v_account" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."pk" = k.k0::int4
ORDER BY t0."pk" ASC
-- $1 = {"1"}
