-- a
SELECT t0."value"
FROM "public"."add_label"("name" => $1::text) t0("value")
-- $1 = blue

-- a
SELECT pg_current_xact_id_if_assigned()

-- createLabel
SELECT t0.status, NULL, NULL, NULL, t0.message, t0.entity_id::text, NULL, NULL, NULL, NULL, NULL, NULL
FROM "public"."fn_create_label"("input" => $1::jsonb) t0
WHERE NOT (t0.* IS NULL)
-- $1 = {"name":"pink"}

-- createLabel
SELECT pg_current_xact_id_if_assigned()

-- f
SELECT "public"."forget_labels"("post" => $1::int8)
-- $1 = 1

-- f
SELECT pg_current_xact_id_if_assigned()

-- dropLabels
SELECT t0."value"
FROM "public"."drop_labels"() t0("value")

-- dropLabels
SELECT pg_current_xact_id_if_assigned()
