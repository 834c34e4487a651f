package shop;

import java.util.LinkedHashMap;
import java.util.Map;

/// Something to buy.
///
/// @param discountPercent 0 where it has none
record Product(String sku, String name, int priceCents, int discountPercent) {

    /// What `quantity` of it cost, discount taken off. Half a cent is the customer's.
    long total(int quantity) {
        var full = (long) priceCents * quantity;
        return full - (full * discountPercent + 50) / 100;
    }

    Map<String, Object> json() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("sku", sku);
        fields.put("name", name);
        fields.put("price_cents", priceCents);
        if (discountPercent > 0) {
            fields.put("discount_percent", discountPercent);
        }
        return fields;
    }
}
