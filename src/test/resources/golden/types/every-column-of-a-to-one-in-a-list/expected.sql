-- user
SELECT t3.*
FROM (
  SELECT t0."id" AS k0
  FROM "public"."tb_user" t0
  WHERE t0."id" = $1::int4
  LIMIT 1) t0,
LATERAL (
  SELECT 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  UNION ALL (
    SELECT 1, (t2."id")::text, t2."mood"::text, CASE WHEN t2."moods" IS NOT NULL THEN to_json(ARRAY(
      SELECT CASE v::text WHEN 'happy' THEN 'happy' WHEN 'very-sad' THEN 'very_sad' WHEN '2nd' THEN '_2nd' WHEN '' THEN '_' WHEN 'true' THEN '_true' WHEN 'naïve' THEN 'na_ve' END
      FROM unnest(t2."moods") AS v)) END::text, t2."balance"::text, t2."created_at"::text, t2."picture"::text::text, t2."settings"::text, t2."raw"::text, t2."period"::text, t2."small"::text, to_json(t1."tags")::text, t1."title_length"::text
    FROM "public"."tb_post" t1
    LEFT JOIN "public"."tb_user" t2 ON t2."id" = t1."author_id"
    WHERE t1."editor_id" = t0."k0"
    ORDER BY t1."id" ASC)) t3
-- $1 = 1
