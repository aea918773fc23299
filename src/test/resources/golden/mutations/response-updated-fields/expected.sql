-- some
SELECT t0.status, NULL, NULL, NULL, t0.message, t0.entity_id::text, NULL, NULL, CASE WHEN t0.updated_fields IS NOT NULL THEN to_json(ARRAY(
  SELECT f
  FROM unnest(t0.updated_fields) WITH ORDINALITY u(f, n)
  WHERE f IS NOT NULL
  ORDER BY n)) END, NULL, NULL, NULL
FROM "public"."relabel"("fields" => $1::text[]) t0
WHERE NOT (t0.* IS NULL)
-- $1 = {"name",NULL,"color"}

-- some
SELECT pg_current_xact_id_if_assigned()

-- none
SELECT t0.status, NULL, NULL, NULL, t0.message, t0.entity_id::text, NULL, NULL, CASE WHEN t0.updated_fields IS NOT NULL THEN to_json(ARRAY(
  SELECT f
  FROM unnest(t0.updated_fields) WITH ORDINALITY u(f, n)
  WHERE f IS NOT NULL
  ORDER BY n)) END, NULL, NULL, NULL
FROM "public"."relabel"() t0
WHERE NOT (t0.* IS NULL)

-- none
SELECT pg_current_xact_id_if_assigned()

-- empty
SELECT t0.status, NULL, NULL, NULL, t0.message, t0.entity_id::text, NULL, NULL, CASE WHEN t0.updated_fields IS NOT NULL THEN to_json(ARRAY(
  SELECT f
  FROM unnest(t0.updated_fields) WITH ORDINALITY u(f, n)
  WHERE f IS NOT NULL
  ORDER BY n)) END, NULL, NULL, NULL
FROM "public"."relabel"("fields" => $1::text[]) t0
WHERE NOT (t0.* IS NULL)
-- $1 = {NULL}

-- empty
SELECT pg_current_xact_id_if_assigned()
