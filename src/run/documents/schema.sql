-- A database as those of the original have them: tb_ tables are written, v_ views serve documents, a tv_ table keeps them, fn_ functions change several things at once.
CREATE TYPE user_role AS ENUM ('admin', 'member', 'in-house');

CREATE TABLE tb_user (
    pk_user int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    email text NOT NULL UNIQUE,
    full_name text,
    age int,
    balance numeric,
    role user_role NOT NULL DEFAULT 'member',
    tags text[] NOT NULL DEFAULT '{}',
    street text,
    city text,
    created_at timestamptz NOT NULL DEFAULT '2025-01-01 10:00:00+00'
);

CREATE TABLE tb_post (
    pk_post int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    fk_author int NOT NULL REFERENCES tb_user,
    title text NOT NULL,
    score int
);

CREATE VIEW v_user AS
SELECT id, jsonb_build_object(
    'id', id,
    'email', email,
    'full_name', full_name,
    'age', age,
    'balance', balance,
    'role', role,
    'tags', tags,
    'created_at', created_at,
    'address', CASE WHEN city IS NOT NULL THEN jsonb_build_object('street', street, 'city', city) END) AS data
FROM tb_user;

COMMENT ON VIEW v_user IS E'People.\n@key(id)\n@type {
  id: ID!, email: String!, fullName: String, age: Int, balance: Decimal
  role: UserRole, tags: [String!], createdAt: DateTime
  address: {street: String, city: String!}
}';

CREATE TABLE tv_post (id uuid PRIMARY KEY, author_id uuid NOT NULL, data jsonb NOT NULL);
COMMENT ON TABLE tv_post IS E'@references(author_id) v_user(id)\n@type {id: ID!, title: String!, score: Int, writer: User, comments: [{text: String!, likes: Int, by: User}!]}';

CREATE FUNCTION sync_tv_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO tv_post
    SELECT new.id, u.id, jsonb_build_object('id', new.id, 'title', new.title, 'score', new.score, 'writer', u.data,
        'comments', coalesce((SELECT data -> 'comments' FROM tv_post WHERE id = new.id), '[]'))
    FROM v_user u JOIN tb_user b USING (id) WHERE b.pk_user = new.fk_author
    ON CONFLICT (id) DO UPDATE SET data = excluded.data, author_id = excluded.author_id;
    RETURN new;
END $$;

CREATE TRIGGER sync AFTER INSERT OR UPDATE ON tb_post FOR EACH ROW EXECUTE FUNCTION sync_tv_post();

CREATE TYPE mutation_response AS (
    status text, message text, entity_id text, entity_type text, entity jsonb, updated_fields text[], cascade jsonb, metadata jsonb);

CREATE FUNCTION fn_publish_post(input jsonb) RETURNS mutation_response LANGUAGE plpgsql AS $$
DECLARE made uuid; post jsonb;
BEGIN
    IF coalesce(input ->> 'title', '') = '' THEN
        RETURN ROW('validation:title', 'A post needs a title.', NULL, NULL, NULL, NULL, NULL, NULL)::mutation_response;
    END IF;
    INSERT INTO tb_post (fk_author, title)
    SELECT pk_user, input ->> 'title' FROM tb_user WHERE id = (input ->> 'authorId')::uuid
    RETURNING id INTO made;
    IF made IS NULL THEN
        RETURN ROW('not_found:author', 'There is no such author.', NULL, NULL, NULL, NULL, NULL, NULL)::mutation_response;
    END IF;
    SELECT data INTO post FROM tv_post WHERE id = made;
    RETURN ROW('created', 'Published.', made, 'Post', post, ARRAY['title'],
        jsonb_build_object(
            'updated', jsonb_build_array(jsonb_build_object('__typename', 'Post', 'id', made, 'operation', 'CREATED', 'entity', post)),
            'invalidations', '[{"queryName": "posts", "strategy": "INVALIDATE", "scope": "PREFIX"}]'::jsonb),
        NULL)::mutation_response;
END $$;
COMMENT ON FUNCTION fn_publish_post IS E'@name publishPost\n@entity Post\n@cascade';

INSERT INTO tb_user (id, email, full_name, age, balance, role, tags, street, city) VALUES
    ('11111111-1111-1111-1111-111111111111', 'ada@example.org', 'Ada', 36, 19.90, 'admin', '{math,poetry}', 'St James', 'London'),
    ('22222222-2222-2222-2222-222222222222', 'bob@example.org', 'Bob', NULL, 100, 'member', '{}', NULL, 'Paris'),
    ('33333333-3333-3333-3333-333333333333', 'cyd@example.org', NULL, 7, 'NaN', 'in-house', '{math}', NULL, NULL);

INSERT INTO tb_post (id, fk_author, title, score) VALUES
    ('aaaaaaaa-0000-0000-0000-000000000001', 1, 'Engines', 10),
    ('aaaaaaaa-0000-0000-0000-000000000002', 1, 'Notes', 2),
    ('aaaaaaaa-0000-0000-0000-000000000003', 2, 'Parrots', NULL);

UPDATE tv_post SET data = jsonb_set(data, '{comments}', '[{"text": "fine", "likes": 3, "by": {"id": "b", "email": "b@b", "full_name": "Bee"}}, {"text": "so so", "likes": 1}]') WHERE data ->> 'title' = 'Engines';
UPDATE tv_post SET data = jsonb_set(data, '{comments}', '[{"text": "why", "likes": 0}]') WHERE data ->> 'title' = 'Notes';

-- not declared yet: GET /graphql/admin/shapes proposes a @type for it
CREATE VIEW v_tag AS
SELECT tag AS id, jsonb_build_object('id', tag, 'users', count(*), 'first_used', min(created_at)) AS data
FROM tb_user, unnest(tags) AS tag GROUP BY tag;
