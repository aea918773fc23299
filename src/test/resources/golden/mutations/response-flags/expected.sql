-- done
SELECT coalesce(t0.status_detail, CASE WHEN NOT t0.succeeded THEN coalesce(t0.error_class::text, 'failed') WHEN t0.state_changed THEN 'success' ELSE 'noop' END), t0.succeeded, t0.error_class::text, t0.http_status, t0.message, t0.entity_id::text, NULL, NULL, CASE WHEN t0.updated_fields IS NOT NULL THEN to_json(ARRAY(
  SELECT f
  FROM unnest(t0.updated_fields) WITH ORDINALITY u(f, n)
  WHERE f IS NOT NULL
  ORDER BY n)) END, NULL, NULL, NULL
FROM "public"."rename_token"("token" => $1::uuid, "name" => $2::text) t0
WHERE NOT (t0.* IS NULL)
-- $1 = 5f0c2b1e-0000-4000-8000-000000000001
-- $2 = Countess

-- done
SELECT pg_current_xact_id_if_assigned()

-- noop
SELECT coalesce(t0.status_detail, CASE WHEN NOT t0.succeeded THEN coalesce(t0.error_class::text, 'failed') WHEN t0.state_changed THEN 'success' ELSE 'noop' END), t0.succeeded, t0.error_class::text, t0.http_status, t0.message, t0.entity_id::text, NULL, NULL, NULL, NULL, NULL, NULL
FROM "public"."rename_token"("token" => $1::uuid, "name" => $2::text) t0
WHERE NOT (t0.* IS NULL)
-- $1 = 5f0c2b1e-0000-4000-8000-000000000001
-- $2 = Countess

-- noop
SELECT pg_current_xact_id_if_assigned()

-- failed
SELECT coalesce(t0.status_detail, CASE WHEN NOT t0.succeeded THEN coalesce(t0.error_class::text, 'failed') WHEN t0.state_changed THEN 'success' ELSE 'noop' END), t0.succeeded, t0.error_class::text, t0.http_status, t0.message, t0.entity_id::text, NULL, NULL, NULL, NULL, NULL, t0.error_detail, CASE WHEN jsonb_typeof(t0.error_detail::jsonb -> 'errors') = 'array' THEN (
  SELECT json_agg(json_build_object('code', e ->> 'code', 'message', CASE jsonb_typeof(e) WHEN 'object' THEN e ->> 'message' ELSE e #>> '{}' END) ORDER BY n)
  FROM jsonb_array_elements(t0.error_detail::jsonb -> 'errors') WITH ORDINALITY x(e, n)) END
FROM "public"."rename_token"("token" => $1::uuid, "name" => $2::text) t0
WHERE NOT (t0.* IS NULL)
-- $1 = 00000000-0000-4000-8000-000000000000
-- $2 = x

-- failed
SELECT pg_current_xact_id_if_assigned()
