package shop;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The products, as the database has them.
final class Catalogue {
    private static final String COLUMNS =
            "SELECT sku, name, price_cents, coalesce(discount_percent, 0) AS discount FROM products"
                    + " ";

    private Catalogue() {}

    static List<Product> all(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(COLUMNS + "ORDER BY id LIMIT 500");
                var rows = query.executeQuery()) {
            var products = new ArrayList<Product>();
            while (rows.next()) {
                products.add(product(rows));
            }
            return products;
        }
    }

    static Optional<Product> find(Connection connection, String sku) throws SQLException {
        try (var query = connection.prepareStatement(COLUMNS + "WHERE sku = ?")) {
            query.setString(1, sku);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(product(rows)) : Optional.empty();
            }
        }
    }

    private static Product product(ResultSet rows) throws SQLException {
        return new Product(
                rows.getString("sku"),
                rows.getString("name"),
                rows.getInt("price_cents"),
                rows.getInt("discount"));
    }
}
