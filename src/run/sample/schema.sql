-- The sample database of the run command: a small bookshop.

CREATE TYPE genre AS ENUM ('novel', 'mystery', 'fantasy', 'science-fiction', 'poetry', 'essay', 'history');
CREATE TYPE order_status AS ENUM ('new', 'paid', 'shipped', 'delivered', 'cancelled');
CREATE DOMAIN isbn13 AS text CHECK (VALUE ~ '^97[89][0-9]{10}$');

CREATE TABLE author (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    full_name text NOT NULL,
    born date,
    died date,
    country text NOT NULL,
    pen_names text[] NOT NULL DEFAULT '{}',
    CHECK (died > born)
);
COMMENT ON TABLE author IS 'Who writes the books.';
COMMENT ON COLUMN author.pen_names IS 'Other names on the covers.';

CREATE TABLE publisher (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    website text
);

CREATE TABLE book (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    isbn isbn13 NOT NULL UNIQUE,
    title text NOT NULL,
    author_id integer NOT NULL REFERENCES author,
    publisher_id integer REFERENCES publisher,
    sequel_to_id integer REFERENCES book,
    genre genre NOT NULL,
    published_on date NOT NULL,
    price numeric(8, 2) NOT NULL CHECK (price >= 0),
    pages smallint,
    in_print boolean NOT NULL DEFAULT true,
    tags text[] NOT NULL DEFAULT '{}',
    attributes jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON book (author_id);
CREATE INDEX ON book (publisher_id);
COMMENT ON TABLE book IS 'A title that the shop has sold at least once.';
COMMENT ON COLUMN book.attributes IS 'Whatever else is known: binding, language, prizes.';
COMMENT ON COLUMN book.price IS 'In euros, with tax.';

CREATE TABLE customer (
    id uuid PRIMARY KEY,
    email text NOT NULL UNIQUE,
    full_name text NOT NULL,
    is_active boolean NOT NULL DEFAULT true,
    joined_at timestamptz NOT NULL
);

CREATE TABLE review (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    book_id integer NOT NULL REFERENCES book ON DELETE CASCADE,
    customer_id uuid NOT NULL REFERENCES customer,
    rating smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
    body text,
    created_at timestamptz NOT NULL,
    UNIQUE (book_id, customer_id)
);
CREATE INDEX ON review (customer_id);
COMMENT ON TABLE review IS 'What a customer thinks of a book; one opinion each.';

CREATE TABLE customer_order (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES customer,
    status order_status NOT NULL DEFAULT 'new',
    ordered_at timestamptz NOT NULL,
    shipped_at timestamptz,
    delivery interval
);
CREATE INDEX ON customer_order (customer_id);

CREATE TABLE order_line (
    order_id bigint NOT NULL REFERENCES customer_order ON DELETE CASCADE,
    book_id integer NOT NULL REFERENCES book,
    quantity integer NOT NULL CHECK (quantity > 0),
    unit_price numeric(8, 2) NOT NULL,
    total numeric(10, 2) GENERATED ALWAYS AS (quantity * unit_price) STORED,
    PRIMARY KEY (order_id, book_id)
);
CREATE INDEX ON order_line (book_id);

CREATE VIEW book_statistics AS
SELECT b.id AS book_id, b.title, count(r.id) AS reviews, round(avg(r.rating), 2) AS average_rating,
       coalesce((SELECT sum(l.quantity) FROM order_line l WHERE l.book_id = b.id), 0) AS sold
FROM book b LEFT JOIN review r ON r.book_id = b.id
GROUP BY b.id;
COMMENT ON VIEW book_statistics IS E'Opinions and sales of each book.\n@key(book_id)\n@references(book_id) book(id)';

CREATE MATERIALIZED VIEW best_seller AS
SELECT book_id, title, sold FROM book_statistics ORDER BY sold DESC, book_id LIMIT 10
WITH NO DATA;
