-- plan
SELECT t0."name", "public"."name"(t0.*)
FROM "public"."plan" t0
WHERE t0."id" = $1::int4
-- $1 = 1

-- plans
SELECT t0."name"
FROM "public"."plan" t0
ORDER BY t0."id" DESC

-- vPlans
SELECT t0."title"
FROM "public"."v_plan" t0
WHERE t0."title" = $1::text
-- $1 = PRO

-- plansFunction
SELECT t0."value"
FROM "public"."plans"() t0("value")
