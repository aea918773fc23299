-- deletePost
DELETE
FROM "public"."tb_post" t0
WHERE t0."id" = $1::int8
RETURNING t0."id", t0."title", to_json(t0."tags"), pg_current_xact_id()
-- $1 = 2
