package shop;

import java.util.LinkedHashMap;
import java.util.Map;

/// Something to buy.
record Product(String sku, String name, int priceCents) {

    /// What `quantity` of it cost.
    long total(int quantity) {
        return (long) priceCents * quantity;
    }

    Map<String, Object> json() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("sku", sku);
        fields.put("name", name);
        fields.put("price_cents", priceCents);
        return fields;
    }
}
