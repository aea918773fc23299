-- schemas: public
-- A trading company in quoted names with spaces: codes as keys, a table for details, an employee's superior, views of the same words.
CREATE TABLE "Categories" ("CategoryID" smallint PRIMARY KEY, "CategoryName" varchar(15) NOT NULL, "Description" text, "Picture" bytea);
INSERT INTO "Categories" VALUES (1, 'Beverages', 'Tea', '\x00ff'), (2, 'Sweets', NULL, NULL), (3, 'Fish', '', '\x');
CREATE TABLE "Suppliers" ("SupplierID" smallint PRIMARY KEY, "Company Name" varchar(40) NOT NULL, "Home.Page" text, "Größe (m²)" numeric(8, 2));
INSERT INTO "Suppliers" VALUES (1, 'Tea & Co', 'http://x', 12.50), (2, 'Süßes', NULL, NULL), (3, 'None', '', 0);
CREATE TABLE "Products" ("ProductID" smallint PRIMARY KEY, "Product Name" varchar(40) NOT NULL, "SupplierID" smallint REFERENCES "Suppliers", "CategoryID" smallint REFERENCES "Categories",
  "Unit Price" real, "Discontinued?" boolean NOT NULL DEFAULT false);
INSERT INTO "Products" VALUES (1, 'Chai', 1, 1, 18, false), (2, 'Fudge', 2, 2, 9.2, true), (3, 'Nothing', NULL, NULL, NULL, false);
CREATE TABLE "Customers" ("CustomerID" char(5) PRIMARY KEY, "Company Name" varchar(40) NOT NULL, "Zip Code" varchar(10), "2012" numeric, "Addr.Type" text, "addr type" text);
INSERT INTO "Customers" VALUES ('ALFKI', 'Alfred', '12209', 1.50, 'home', 'Home'), ('BERGS', 'Berg', NULL, NULL, NULL, NULL), ('ZZZZZ', 'Last', 'x', 0, 'work', '');
CREATE TABLE "Employees" ("EmployeeID" smallint PRIMARY KEY, "Last Name" varchar(20) NOT NULL, "ReportsTo" smallint REFERENCES "Employees", "Hired" date);
INSERT INTO "Employees" VALUES (1, 'Fuller', NULL, '1992-08-14'), (2, 'Davolio', 1, '1992-05-01'), (3, 'King', 2, NULL);
CREATE TABLE "Shippers" ("ShipperID" smallint PRIMARY KEY, "Phone #" text);
INSERT INTO "Shippers" VALUES (1, '555-1'), (2, NULL), (3, '555-3');
CREATE TABLE "Orders" ("OrderID" int PRIMARY KEY, "CustomerID" char(5) REFERENCES "Customers", "EmployeeID" smallint REFERENCES "Employees", "Ship Via" smallint REFERENCES "Shippers",
  "Bill To" char(5) REFERENCES "Customers", "Ship To" char(5) REFERENCES "Customers", "Order Date" date, "Freight" money);
INSERT INTO "Orders" VALUES (10248, 'ALFKI', 1, 1, 'ALFKI', 'BERGS', '1996-07-04', '32.38'), (10249, 'BERGS', 2, 2, NULL, 'BERGS', NULL, NULL), (10250, NULL, NULL, NULL, NULL, NULL, '1996-07-08', '0');
CREATE TABLE "Order Details" ("OrderID" int REFERENCES "Orders", "ProductID" smallint REFERENCES "Products", "Unit Price" real NOT NULL, "Quantity" smallint NOT NULL,
  PRIMARY KEY ("OrderID", "ProductID"));
INSERT INTO "Order Details" VALUES (10248, 1, 14, 12), (10248, 2, 9.8, 10), (10249, 2, 18.6, 9);
CREATE TABLE "Customer Customer Demo" ("CustomerID" char(5) REFERENCES "Customers", "Demographic" int, PRIMARY KEY ("CustomerID", "Demographic"));
CREATE TABLE "Demographics" ("Demographic" int PRIMARY KEY, "Desc" text);
INSERT INTO "Demographics" VALUES (1, 'young'), (2, NULL), (3, 'old');
INSERT INTO "Customer Customer Demo" VALUES ('ALFKI', 1), ('ALFKI', 2), ('BERGS', 1);
ALTER TABLE "Customer Customer Demo" ADD FOREIGN KEY ("Demographic") REFERENCES "Demographics";
CREATE TABLE "EmployeeTerritories" ("EmployeeID" smallint REFERENCES "Employees", "TerritoryID" varchar(20), PRIMARY KEY ("EmployeeID", "TerritoryID"));
CREATE TABLE "Territories" ("TerritoryID" varchar(20) PRIMARY KEY, "Region" text);
INSERT INTO "Territories" VALUES ('01581', 'East'), ('98104', 'West'), ('99999', NULL);
INSERT INTO "EmployeeTerritories" VALUES (1, '01581'), (1, '98104'), (2, '01581');
ALTER TABLE "EmployeeTerritories" ADD FOREIGN KEY ("TerritoryID") REFERENCES "Territories";
-- the same words: a view beside the table, names that differ in letters' case and spaces only
CREATE VIEW "order details" AS SELECT "OrderID" AS order_id, "Quantity" * "Unit Price" AS "Sub Total" FROM "Order Details";
CREATE VIEW "OrderDetails" AS SELECT "OrderID", count(*) AS "Lines" FROM "Order Details" GROUP BY "OrderID";
CREATE VIEW "Products by Category" AS SELECT "CategoryName", "Product Name" FROM "Products" JOIN "Categories" USING ("CategoryID");
CREATE VIEW "Customer and Suppliers by City" AS SELECT "Company Name", 'Customer' AS "Relation ship" FROM "Customers" UNION SELECT "Company Name", 'Supplier' FROM "Suppliers";
