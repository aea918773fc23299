-- hire
SELECT t0."id", t0."name", t0."is_active", t0."visibility"
FROM "public"."hire"("new_id" => $1::int4, "new_name" => $2::text) t0
WHERE NOT (t0.* IS NULL)
-- $1 = 11
-- $2 = Gil

-- hire
SELECT pg_current_xact_id_if_assigned()
