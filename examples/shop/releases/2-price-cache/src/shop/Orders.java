package shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Takes orders and finds them again.
final class Orders {
    /// More of one thing than anybody carries.
    private static final int MOST = 1000;

    private final PriceCache prices =
            new PriceCache(Duration.ofSeconds(18), InstantSource.system());

    /// What a customer asks for.
    record Wanted(String sku, int quantity, String email) {

        /// @throws Refused where a field is missing or makes no sense
        static Wanted of(Map<String, Object> fields) throws Refused {
            if (!(fields.get("sku") instanceof String sku) || sku.isBlank()) {
                throw new Refused("\"sku\" names a product");
            }
            if (!(fields.get("quantity") instanceof Long quantity)
                    || quantity < 1
                    || quantity > MOST) {
                throw new Refused("\"quantity\" is a whole number from 1 to " + MOST);
            }
            if (!(fields.get("email") instanceof String email)
                    || !email.matches("[^@\\s]+@[^@\\s]+")) {
                throw new Refused("\"email\" is an address");
            }
            return new Wanted(sku, quantity.intValue(), email);
        }
    }

    /// The customer's mistake, in words for the customer.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /// Stores the order and returns it, or nothing where there is no such product.
    Optional<Map<String, Object>> place(Connection connection, Wanted wanted) throws SQLException {
        var product = prices.find(connection, wanted.sku());
        if (product.isEmpty()) {
            return Optional.empty();
        }
        var total = product.get().total(wanted.quantity());
        var sql =
                "INSERT INTO orders (sku, quantity, email, total_cents) VALUES (?, ?, ?, ?)"
                        + " RETURNING id";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, wanted.sku());
            insert.setInt(2, wanted.quantity());
            insert.setString(3, wanted.email());
            insert.setLong(4, total);
            try (var rows = insert.executeQuery()) {
                rows.next();
                return Optional.of(json(rows.getLong(1), wanted.sku(), wanted.quantity(), total));
            }
        }
    }

    Optional<Map<String, Object>> find(Connection connection, long id) throws SQLException {
        var sql = "SELECT sku, quantity, total_cents FROM orders WHERE id = ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setLong(1, id);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(json(id, rows.getString(1), rows.getInt(2), rows.getLong(3)))
                        : Optional.empty();
            }
        }
    }

    private static Map<String, Object> json(long id, String sku, int quantity, long total) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", id);
        fields.put("sku", sku);
        fields.put("quantity", quantity);
        fields.put("total_cents", total);
        return fields;
    }
}
