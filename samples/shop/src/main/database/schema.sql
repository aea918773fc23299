-- The shop's tables: each becomes a type, queries and mutations.

CREATE TABLE product (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    price numeric(8, 2) NOT NULL CHECK (price >= 0),
    stock integer NOT NULL CHECK (stock >= 0),
    discontinued boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE product IS 'What the shop sells.';
COMMENT ON COLUMN product.price IS 'In euros, with tax.';

CREATE TABLE customer (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE,
    full_name text NOT NULL
);

CREATE TABLE purchase (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customer,
    product_id integer NOT NULL REFERENCES product,
    quantity integer NOT NULL CHECK (quantity > 0),
    purchased_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON purchase (customer_id);
CREATE INDEX ON purchase (product_id);
