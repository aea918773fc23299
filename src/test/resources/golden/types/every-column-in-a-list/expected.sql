-- user
SELECT t2.*
FROM (
  SELECT t0."id" AS k0
  FROM "public"."tb_user" t0
  WHERE t0."id" = $1::int4
  LIMIT 1) t0,
LATERAL (
  SELECT 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  UNION ALL (
    SELECT 1, t1."id"::text, t1."name"::text, t1."email"::text, t1."is_active"::text, t1."mood"::text, t1."visibility"::text, t1."manager_id"::text, to_json(t1."nicknames")::text, CASE WHEN t1."moods" IS NOT NULL THEN to_json(ARRAY(
      SELECT CASE v::text WHEN 'happy' THEN 'happy' WHEN 'very-sad' THEN 'very_sad' WHEN '2nd' THEN '_2nd' WHEN '' THEN '_' WHEN 'true' THEN '_true' WHEN 'naïve' THEN 'na_ve' END
      FROM unnest(t1."moods") AS v)) END::text, to_json(t1."scores")::text, t1."settings"::text, t1."raw"::text, t1."balance"::text, t1."rating"::text, t1."small"::text, t1."big"::text, t1."token"::text, t1."born"::text, t1."created_at"::text, t1."seen_at"::text, t1."alarm"::text, t1."patience"::text, t1."picture"::text::text, CASE WHEN t1."address" IS NOT NULL THEN format('%s', t1."address") END, t1."period"::text
    FROM "public"."tb_user" t1
    WHERE t1."manager_id" = t0."k0"
    ORDER BY t1."id" ASC)) t2
-- $1 = 1
