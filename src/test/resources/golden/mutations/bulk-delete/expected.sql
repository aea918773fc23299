-- bulkDeleteReactions
SELECT t0."id"::text, NULL
FROM "public"."reaction" t0
WHERE t0."kind" = ANY($1::"public"."mood"[]) FOR UPDATE OF t0
-- $1 = {"happy","2nd"}

-- bulkDeleteReactions
SELECT k.n, t0."id", t1."post_id", t1."Text"
FROM "public"."reaction" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."comment" t1 ON t1."post_id" = t0."post_id" AND t1."line" = t0."line"
WHERE t0."id" = k.k0::int4
ORDER BY t0."id" ASC
-- $1 = {"1","3"}

-- bulkDeleteReactions
DELETE
FROM "public"."reaction" t0 USING unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."id" = k.k0::int4
RETURNING k.n, pg_current_xact_id()
-- $1 = {"1","3"}
