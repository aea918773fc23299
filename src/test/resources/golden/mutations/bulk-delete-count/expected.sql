-- bulkDeleteReactions
DELETE
FROM "public"."reaction" t0
RETURNING pg_current_xact_id()
