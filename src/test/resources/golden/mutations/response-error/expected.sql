-- listed
SELECT t0.status, NULL, NULL, NULL, t0.message, t0.entity_id::text, NULL, NULL, NULL, NULL, t0.metadata, NULL, CASE WHEN jsonb_typeof(t0.metadata::jsonb -> 'errors') = 'array' THEN (
  SELECT json_agg(json_build_object('where', e ->> 'field', 'code', e ->> 'code', 'message', CASE jsonb_typeof(e) WHEN 'object' THEN e ->> 'message' ELSE e #>> '{}' END, '__typename', 'MutationError'::text) ORDER BY n)
  FROM jsonb_array_elements(t0.metadata::jsonb -> 'errors') WITH ORDINALITY x(e, n)) END
FROM "public"."fn_create_label"("input" => $1::jsonb) t0
WHERE NOT (t0.* IS NULL)
-- $1 = {}

-- listed
SELECT pg_current_xact_id_if_assigned()

-- one
SELECT t0.status, NULL, NULL, NULL, t0.message, t0.entity_id::text, NULL, t0.entity, NULL, NULL, NULL, NULL, CASE WHEN jsonb_typeof(t0.metadata::jsonb -> 'errors') = 'array' THEN (
  SELECT json_agg(json_build_object('field', e ->> 'field', 'code', e ->> 'code', 'message', CASE jsonb_typeof(e) WHEN 'object' THEN e ->> 'message' ELSE e #>> '{}' END) ORDER BY n)
  FROM jsonb_array_elements(t0.metadata::jsonb -> 'errors') WITH ORDINALITY x(e, n)) END
FROM "public"."fn_create_label"("input" => $1::jsonb) t0
WHERE NOT (t0.* IS NULL)
-- $1 = {"name":"red"}

-- one
SELECT pg_current_xact_id_if_assigned()

-- nothing
SELECT t0.status, NULL, NULL, NULL, t0.message, t0.entity_id::text, NULL, NULL, NULL, NULL, NULL, NULL
FROM "public"."fn_create_label"("input" => $1::jsonb) t0
WHERE NOT (t0.* IS NULL)
-- $1 = {"name":"nobody"}

-- nothing
SELECT pg_current_xact_id_if_assigned()
