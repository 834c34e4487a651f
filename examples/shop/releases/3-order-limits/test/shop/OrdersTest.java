package shop;

import java.util.Map;

final class OrdersTest {
    private OrdersTest() {}

    static void an_order_is_read_from_its_fields() throws Orders.Refused {
        var fields = Map.<String, Object>of("sku", "cup", "quantity", 2L, "email", "a@example.com");
        Tests.same(new Orders.Wanted("cup", 2, "a@example.com"), Orders.Wanted.of(fields));
    }

    static void an_order_without_a_product_is_refused() {
        Tests.refuses(
                Orders.Refused.class,
                () -> Orders.Wanted.of(Map.of("quantity", 2L, "email", "a@example.com")));
    }

    static void an_order_of_none_is_refused() {
        Tests.refuses(
                Orders.Refused.class,
                () -> Orders.Wanted.of(Map.of("sku", "cup", "quantity", 0L, "email", "a@b")));
    }

    static void ten_are_taken_and_eleven_are_refused() throws Orders.Refused {
        Tests.same(
                10,
                Orders.Wanted.of(Map.of("sku", "cup", "quantity", 10L, "email", "a@b")).quantity());
        Tests.refuses(
                Orders.Refused.class,
                () -> Orders.Wanted.of(Map.of("sku", "cup", "quantity", 11L, "email", "a@b")));
    }

    static void an_order_without_an_address_is_refused() {
        Tests.refuses(
                Orders.Refused.class,
                () -> Orders.Wanted.of(Map.of("sku", "cup", "quantity", 1L, "email", "nobody")));
    }
}
