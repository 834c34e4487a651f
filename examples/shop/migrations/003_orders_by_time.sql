-- The back office lists the orders of a day.
CREATE INDEX orders_created_at ON orders (created_at);
